import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '#platform/context.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDirectives } from '../fixtures.ts';
import { giveRecurring, repeatDirective } from '../index.ts';
import { dueAfter } from './recurrences.ts';

const database = await testDatabase();
const { db } = database;
const desk = await sampleDirectives(database);
const { rules, system, clock } = desk;
const [long, lien] = (await Promise.all(['long', 'lien'].map((name) => desk.officer(name)))) as [
  Context,
  Context,
];
const day = (text: string) => Temporal.PlainDate.from(text);
const on = (text: string) => {
  clock.now = Temporal.Instant.from(`${text}T02:00:00Z`);
};
const title = 'Báo cáo tháng';
const given = () =>
  db
    .selectFrom('directive')
    .select(['id', 'dueAt', 'ordererId', 'leadUnitId', 'state'])
    .where('title', '=', title)
    .execute();

test('the last day of a month comes back after a shorter one', () => {
  const first = day('2027-01-31');
  assert.equal(String(dueAfter(first, first, 'month')), '2027-02-28');
  assert.equal(String(dueAfter(first, day('2027-02-28'), 'month')), '2027-03-31');
  assert.equal(String(dueAfter(first, day('2027-02-15'), 'quarter')), '2027-04-30');
});

test('what comes back is given once each turn, as many days ahead, in its orderer’s name, until they end it', async () => {
  on('2026-11-23');
  const origin = await desk.give(long, { title, dueOn: day('2026-12-07') });
  const input = { directiveId: origin.id, every: 'month' };
  await assert.rejects(repeatDirective(lien, input), { code: 'not-allowed' });
  await assert.rejects(repeatDirective(long, { ...input, every: 'ngày' }), { name: 'InvalidInput' });
  await repeatDirective(long, input);
  await repeatDirective(long, input);
  assert.equal(await giveRecurring(system, rules), 0, 'fourteen days ahead of 7 January is 24 December');
  on('2026-12-24');
  assert.equal(await giveRecurring(system, rules), 1);
  assert.equal(await giveRecurring(system, rules), 0);
  const second = (await given()).find(({ id }) => id !== origin.id)!;
  assert.equal(second.dueAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString(), '2027-01-07');
  assert.deepEqual(
    [second.ordererId, second.leadUnitId, second.state],
    [origin.ordererId, origin.leadUnitId, 'given'],
  );

  // Three months during which the program stood still: only the turn that is next is given.
  on('2027-04-25');
  await giveRecurring(system, rules);
  assert.deepEqual((await given()).map(({ dueAt }) => dueAt.toString().slice(0, 7)).toSorted(), [
    '2026-12',
    '2027-01',
    '2027-05',
  ]);
  await repeatDirective(long, { ...input, every: 'never' });
  on('2027-06-25');
  assert.equal(await giveRecurring(system, rules), 0);
});
