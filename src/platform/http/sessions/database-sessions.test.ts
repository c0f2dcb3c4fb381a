import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../testing/index.ts';
import { databaseSessions } from './database-sessions.ts';
import { Session, usualLife } from './session.ts';

const { db } = await testDatabase();
const store = databaseSessions(db);
const morning = Temporal.Instant.from('2026-11-23T01:00:00Z');

async function begin(id: string, now = morning): Promise<{ token: string; session: Session }> {
  const session = await Session.open(store, undefined, now);
  session.signIn({ kind: 'reader', id });
  const token = await session.commit(store, usualLife, now);
  return { token: token!, session };
}

test('a session comes back from the database as it was written', async () => {
  const { token, session } = await begin('lan');
  session.set('draft', { title: 'Truyện Kiều' });
  await session.commit(store, usualLife, morning.add({ minutes: 1 }));
  const read = await Session.open(store, token, morning.add({ minutes: 2 }));
  assert.deepEqual(
    [read.id, read.actor, read.get('draft')],
    [session.id, { kind: 'reader', id: 'lan' }, { title: 'Truyện Kiều' }],
  );
});

test('being seen moves the end on, and no token does as well as a wrong one', async () => {
  const { token } = await begin('mai');
  const at = (minutes: number) => morning.add({ minutes });
  await (await Session.open(store, token, at(50))).commit(store, usualLife, at(50));
  assert.equal((await Session.open(store, token, at(100))).actor?.id, 'mai');
  assert.equal((await Session.open(store, `${token}x`, at(51))).actor, null);
});

test('renewal is refused to a request that held the earlier token', async () => {
  const { token } = await begin('hung');
  const [slow, quick] = [
    await Session.open(store, token, morning),
    await Session.open(store, token, morning),
  ];
  quick.signIn({ kind: 'reader', id: 'hung' });
  const renewed = await quick.commit(store, usualLife, morning);
  slow.set('draft', 1);
  await slow.commit(store, usualLife, morning);
  const read = await Session.open(store, renewed!, morning);
  assert.deepEqual([read.actor?.id, read.get('draft')], ['hung', undefined]);
});

test('all sessions of a person end at once, but for the one kept', async () => {
  const [desk, phone, other] = [await begin('suzie'), await begin('suzie'), await begin('pete')];
  await store.deleteAllOf({ kind: 'reader', id: 'suzie' }, desk.session.id!);
  const actorOf = async (token: string) => (await Session.open(store, token, morning)).actor?.id;
  assert.deepEqual(
    [await actorOf(desk.token), await actorOf(phone.token), await actorOf(other.token)],
    ['suzie', undefined, 'pete'],
  );
});

test('sessions that are over are swept away, the rest stay', async () => {
  await begin('old', morning.subtract({ hours: 48 }));
  const present = await begin('present');
  assert.equal(await store.deleteExpiredBefore(morning), 1);
  assert.equal((await Session.open(store, present.token, morning)).actor?.id, 'present');
});
