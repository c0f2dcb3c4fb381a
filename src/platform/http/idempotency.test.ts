import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../database/index.ts';
import { Refusal } from '../errors/index.ts';
import { testDatabase } from '../testing/index.ts';
import { openLibrary, signedIn } from './fixtures.tsx';
import { claimKey, sweepIdempotencyKeys } from './idempotency-keys.ts';

const { db, context } = await testDatabase();
/** Each loan leaves a row (of any table that can hold one), so that what was done twice shows. */
const lend = (title: string) => sql`
  insert into session (id, token_hash, actor_kind, actor_id, created_at, last_seen_at, expires_at)
  values (${newId()}, ${Buffer.from(newId())}, 'loan', ${title}, now(), now(), now())`;
const countLoans = async (title: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from session where actor_kind = 'loan' and actor_id = ${title}`.execute(db);
  return rows[0]!.n;
};

let gate: Promise<void> = Promise.resolve();
const opened = await openLibrary(
  (app) => {
    const config = { access: 'public', idempotent: true };
    app.post('/api/loans', { config }, async ({ body, ctx }, reply) => {
      const { title } = body as { title: string };
      await ctx.transaction((tx) => lend(title).execute(tx));
      await gate;
      if (title === 'refused') throw new Refusal('book-on-loan');
      reply.code(201).header('location', `/api/loans/${title}`);
      return { title, lentAs: newId() };
    });
    app.post('/api/careless', { config }, async (_, reply) => reply.send({ sent: true }));
  },
  { db },
);

const post = (key: string | undefined, title: string, cookie = '', url = '/api/loans') =>
  opened.app.inject({
    method: 'POST',
    url,
    headers: { cookie, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload: { title },
  });

test('a repeated write is done once and answered alike', async () => {
  const first = await post('k1', 'kieu');
  const second = await post('k1', 'kieu');
  assert.deepEqual([first.statusCode, second.statusCode], [201, 201]);
  assert.deepEqual(second.json(), first.json());
  assert.equal(second.headers.location, '/api/loans/kieu');
  assert.equal(await countLoans('kieu'), 1);
});

test('without a key every write is its own', async () => {
  await post(undefined, 'often');
  await post(undefined, 'often');
  assert.equal(await countLoans('often'), 2);
});

test('a key used for another request is refused', async () => {
  await post('k2', 'one');
  const other = await post('k2', 'two');
  assert.deepEqual([other.statusCode, other.json().code], [422, 'idempotency-key-reused']);
  assert.equal(await countLoans('two'), 0);
});

test('the same key of another person is another key', async () => {
  const lan = await signedIn(opened, 'reader', 'lan');
  const mai = await signedIn(opened, 'reader', 'mai');
  await post('k3', 'shared', lan);
  await post('k3', 'shared', mai);
  assert.equal(await countLoans('shared'), 2);
});

test('of two sent at once one acts and the other waits for its answer', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const both = Promise.all([post('k4', 'rush'), post('k4', 'rush'), post('k4', 'rush')]);
  setTimeout(resolve, 100);
  const answers = await both;
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [201, 201, 201],
  );
  assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
  assert.equal(await countLoans('rush'), 1);
});

test('whoever waits too long for the first is told to ask again', async () => {
  const use = { key: 'k9', requestHash: Buffer.from('same'), patienceMs: 50 };
  const [first, second] = [context(), context()];
  await first.transaction(async (tx) => {
    assert.equal(await claimKey(tx, first, use), undefined);
    const repeated = second.transaction((other) => claimKey(other, second, use));
    await assert.rejects(repeated, { code: 'idempotency-key-in-use', params: { retryAfterSeconds: 2 } });
  });
});

test('a refused write leaves nothing behind and may be tried again', async () => {
  const first = await post('k5', 'refused');
  assert.deepEqual([first.statusCode, first.json().code], [409, 'book-on-loan']);
  assert.equal(await countLoans('refused'), 0);
  assert.equal((await post('k5', 'other')).statusCode, 201);
});

test('a key is forgotten after a day', async () => {
  await post('k6', 'daily');
  opened.clock = opened.clock.add({ hours: 24 });
  await post('k6', 'daily');
  assert.equal(await countLoans('daily'), 2);
  await post('k7', 'daily');
  assert.ok((await sweepIdempotencyKeys(db, opened.clock.add({ hours: 24 }))) >= 2);
});

test('a malformed key is refused', async () => {
  for (const key of ['', 'a b', 'x'.repeat(256)]) {
    assert.equal((await post(key, 'x')).json().code, 'idempotency-key-malformed', key);
  }
});

test('a handler that sends its answer itself is a fault of ours', async () => {
  assert.equal((await post('k8', 'x', '', '/api/careless')).json().code, 'unexpected');
  assert.match(opened.lines.join(), /An idempotent route returns its answer/);
});
