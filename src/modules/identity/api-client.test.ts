import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anonymous } from '#platform/access/actor.ts';
import type { Session } from '#platform/http/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { accessRules, requireScope } from './access-rules.ts';
import { findApiActor } from './api-actor.ts';
import { createApiClient } from './commands/create-api-client.ts';
import { revokeApiClient } from './commands/revoke-api-client.ts';
import { latestEvents, samplePeople } from './fixtures.ts';
import { requestActor } from './request-actor.ts';

const database = await testDatabase();
const { system, acting } = await samplePeople(database);
const today = Temporal.PlainDate.from('2026-11-23');
const portal = { name: 'Cổng dịch vụ công quốc gia', system: 'dvcqg', scopes: ['dossiers.submit'] };
const session = { actor: null } as unknown as Session;
const caller = (url: string, authorization?: string) =>
  requestActor(database.db, { url, headers: { authorization }, session }, today);

test('a partner acts with its token, under its own name and within its scopes', async () => {
  const { id, token } = await createApiClient(system, portal);
  const actor = await findApiActor(database.db, `Bearer ${token}`);
  assert.deepEqual(actor, { kind: 'partner', id, name: 'dvcqg', positions: [], scopes: ['dossiers.submit'] });
  assert.equal(accessRules.api(actor!), true);
  requireScope(actor!, 'dossiers.submit');
  assert.throws(() => requireScope(actor!, 'dossiers.read'), { code: 'not-allowed' });
  for (const rule of ['citizen', 'officer', 'signed-in', 'administrator'] as const) {
    assert.equal(accessRules[rule](actor!), false, rule);
  }
});

test('the token is told once and kept nowhere', async () => {
  const { id, token } = await createApiClient(system, portal);
  const row = await database.db
    .selectFrom('apiClient')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.ok(
    !JSON.stringify({ ...row, tokenHash: row.tokenHash.toString('base64url') }).includes(token.slice(6)),
  );
  assert.doesNotMatch(JSON.stringify(await latestEvents(database, 1)), new RegExp(token));
});

test('a revoked token opens nothing from that moment, and is revoked once', async () => {
  const { id, token } = await createApiClient(system, portal);
  await revokeApiClient(system, { id });
  assert.equal(await findApiActor(database.db, `Bearer ${token}`), undefined);
  await assert.rejects(revokeApiClient(system, { id }), { code: 'not-found' });
});

test('other headers are nobody, and a token opens no page', async () => {
  const { token } = await createApiClient(system, portal);
  assert.equal((await caller('/api/v1/dossiers', `Bearer ${token}`)).name, 'dvcqg');
  for (const header of [
    undefined,
    '',
    'Bearer',
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(0, -1)}`,
  ]) {
    assert.deepEqual(await caller('/api/v1/dossiers', header), anonymous, header ?? 'none');
  }
  assert.deepEqual(await caller('/can-bo', `Bearer ${token}`), anonymous);
});

test('only administrators let partners in, and a partner without a name or a scope is not let in', async () => {
  await assert.rejects(createApiClient(await acting('hung'), portal), { code: 'not-allowed' });
  await createApiClient(await acting('nam'), portal);
  await assert.rejects(
    createApiClient(system, { name: ' ', system: 'Cổng', scopes: [] }),
    (error: unknown) => {
      const { issues } = error as { issues: { field: string }[] };
      assert.deepEqual(
        issues.map(({ field }) => field),
        ['/name', '/system', '/scopes'],
      );
      return true;
    },
  );
});
