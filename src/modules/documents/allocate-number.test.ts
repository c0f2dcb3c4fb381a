import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { allocateNumber, documentNotation } from './allocate-number.ts';

const { context, db } = await testDatabase();
const agencyId = newId();
await db
  .insertInto('unit')
  .values({
    id: agencyId,
    code: 'H99.1',
    name: 'Thư viện',
    shortName: 'TV',
    kind: 'office',
    level: 'commune',
    agencyId,
    isAgency: true,
    fields: [],
    validFrom: Temporal.PlainDate.from('2025-07-01'),
  })
  .execute();

const take = (year: number) =>
  context().transaction((tx) => allocateNumber(tx, { agencyId, year, register: 'QĐ' }));

test('numbers follow each other without gaps under any concurrency, and begin again with the year', async () => {
  const failing = context().transaction(async (tx) => {
    await allocateNumber(tx, { agencyId, year: 2026, register: 'QĐ' });
    throw new Error('the document was not issued');
  });
  const taken = await Promise.allSettled([...Array.from({ length: 30 }, () => take(2026)), failing]);
  const numbers = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value as number] : []));
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
  assert.equal(await take(2027), 1);
});

test('a small number is written with two digits', () => {
  assert.equal(documentNotation(7, 'QĐ', 'UBND'), '07/QĐ-UBND');
});
