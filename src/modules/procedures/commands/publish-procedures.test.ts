import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anonymous } from '#platform/access/actor.ts';
import { testDatabase } from '#platform/testing/index.ts';
import '../policy.ts';
import type { Procedure } from '../model.ts';
import { findProcedure, listProceduresInForce } from '../queries.ts';
import { publishProcedures } from './publish-procedures.ts';

const { context, db } = await testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const card: Procedure = {
  code: '1.000001',
  name: 'Cấp thẻ thư viện',
  field: 'Thư viện',
  levels: ['commune'],
  audiences: [],
  channels: [],
  components: [],
  results: [],
  legalBases: [],
  keywords: [],
};

const publish = (procedure: Procedure, from: string) =>
  publishProcedures(context(), [{ procedure }], { effectiveFrom: day(from), source: 'test' });

test('a procedure comes into force on its date, and a second publication of the same changes nothing', async () => {
  assert.deepEqual(await publish(card, '2026-01-01'), { added: 1, changed: 0, unchanged: 0 });
  assert.deepEqual(await publish(card, '2026-06-01'), { added: 0, changed: 0, unchanged: 1 });
  assert.equal(await findProcedure(db, card.code, day('2025-12-31')), undefined);
  assert.equal((await findProcedure(db, card.code, day('2026-12-31')))?.content.name, card.name);
});

test('a change ends the version before it the day before; each date keeps the words of its day', async () => {
  await publish({ ...card, name: 'Cấp, đổi thẻ thư viện' }, '2026-07-01');
  assert.equal((await findProcedure(db, card.code, day('2026-06-30')))?.content.name, 'Cấp thẻ thư viện');
  assert.equal(
    (await findProcedure(db, card.code, day('2026-07-01')))?.content.name,
    'Cấp, đổi thẻ thư viện',
  );
  assert.equal((await listProceduresInForce(db, day('2026-08-01'))).length, 1);
});

test('each publication leaves its event', async () => {
  const events = await db
    .selectFrom('event')
    .select('type')
    .where('type', '=', 'procedure-published')
    .execute();
  assert.equal(events.length, 2);
});

test('a person without the role may not publish', async () => {
  await assert.rejects(
    publishProcedures(context(anonymous), [{ procedure: card }], {
      effectiveFrom: day('2026-01-01'),
      source: 'x',
    }),
    { code: 'not-allowed' },
  );
});
