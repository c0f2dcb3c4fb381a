import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySessions } from './memory-sessions.ts';
import { seal, unseal } from './sealed-values.ts';
import { Session, usualLife } from './session.ts';
import { isTokenOf } from './token.ts';

const morning = Temporal.Instant.from('2026-11-23T01:00:00Z');
const later = (minutes: number) => morning.add({ minutes });
const lan = { kind: 'reader', id: 'lan' };

/** Opens the session of a token, does something in it, writes it; gives the token to come back with. */
async function visit(
  store: ReturnType<typeof memorySessions>,
  token: string | undefined,
  now: Temporal.Instant,
  act: (session: Session) => void = () => {},
): Promise<string | undefined> {
  const session = await Session.open(store, token, now);
  act(session);
  const told = await session.commit(store, usualLife, now);
  return told === undefined ? token : (told ?? undefined);
}

const signIn = (session: Session) => session.signIn(lan);

test('a visitor who keeps nothing leaves no row', async () => {
  const store = memorySessions();
  assert.equal(await visit(store, undefined, morning), undefined);
  assert.equal(store.rows.size, 0);
});

test('what is kept is there at the next visit, and unreadable in the store', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, (session) =>
    session.set('draft', 'một điều riêng tư'),
  );
  const again = await Session.open(store, token, later(1));
  assert.equal(again.get('draft'), 'một điều riêng tư');
  const [row] = store.rows.values();
  assert.doesNotMatch(row!.sealedValues!.toString('utf8'), /riêng tư/);
  assert.notEqual(row!.tokenHash.toString('base64url'), token);
});

test('a sign-in changes the token, keeps the values, and makes the old token worthless', async () => {
  const store = memorySessions();
  const before = await visit(store, undefined, morning, (session) => session.set('draft', 1));
  const after = await visit(store, before, later(1), signIn);
  assert.notEqual(after, before);
  const session = await Session.open(store, after, later(2));
  assert.deepEqual([session.actor, session.get('draft')], [lan, 1]);
  assert.equal((await Session.open(store, before, later(2))).actor, null);
  assert.equal(store.rows.size, 1);
});

test('an unused session ends after an hour, and still tells whose it was', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, signIn);
  assert.deepEqual((await Session.open(store, token, later(59))).actor, lan);
  const late = await Session.open(store, token, later(60));
  assert.equal(late.actor, null);
  assert.ok(isTokenOf(late.formerToken!, lan));
  assert.ok(!isTokenOf(late.formerToken!, { ...lan, id: 'suzie' }));
});

test('a session in use ends after twelve hours all the same', async () => {
  const store = memorySessions();
  let token = await visit(store, undefined, morning, signIn);
  for (let minute = 30; minute < 720; minute += 30) {
    assert.deepEqual((await Session.open(store, token, later(minute))).actor, lan, `minute ${minute}`);
    token = await visit(store, token, later(minute));
  }
  assert.equal((await Session.open(store, token, later(720))).actor, null);
});

test('signing out forgets the row, the values and the cookie', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, signIn);
  const session = await Session.open(store, token, later(1));
  session.signOut();
  assert.equal(await session.commit(store, usualLife, later(1)), null);
  assert.equal(store.rows.size, 0);
});

test('a farewell message after signing out begins a session of nobody', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, signIn);
  const next = await visit(store, token, later(1), (session) => {
    session.signOut();
    session.flash('info', 'Hẹn gặp lại');
  });
  const session = await Session.open(store, next, later(2));
  assert.notEqual(next, token);
  assert.equal(session.actor, null);
  assert.deepEqual(session.takeFlashes(), [{ tone: 'info', text: 'Hẹn gặp lại' }]);
  assert.deepEqual(session.takeFlashes(), []);
});

test('a slow request that began before a sign-in does not undo it', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, (session) => session.set('draft', 1));
  const slow = await Session.open(store, token, later(1));
  const renewed = await visit(store, token, later(2), signIn);
  slow.set('draft', 2);
  await slow.commit(store, usualLife, later(3));
  assert.deepEqual((await Session.open(store, renewed, later(4))).actor, lan);
});

test('values that do not open are lost, the sign-in is not', async () => {
  const store = memorySessions();
  const token = await visit(store, undefined, morning, (session) => {
    session.signIn(lan);
    session.set('draft', 1);
  });
  const [row] = store.rows.values();
  store.rows.set(row!.id, { ...row!, sealedValues: Buffer.from('sealed by another release') });
  const session = await Session.open(store, token, later(1));
  assert.deepEqual([session.actor, session.get('draft')], [lan, undefined]);
});

test('sealed values open with their own token and session only', () => {
  const values = fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(values, fc.string(), fc.uuid(), (kept, token, id) => {
      const sealed = seal(kept, token, id);
      assert.deepEqual({ ...unseal(sealed, token, id) }, JSON.parse(JSON.stringify(kept)));
      assert.throws(() => unseal(sealed, `${token}x`, id));
      assert.throws(() => unseal(sealed, token, `${id}x`));
    }),
    { numRuns: 30 },
  );
});
