import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReorganisation, reorganise } from '#modules/org/index.ts';
import { listInbox, workMover } from '#modules/workflow/index.ts';
import { catchUp, listEventsOf } from '#platform/events/index.ts';
import { readLooseFile } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDirectives } from './fixtures.ts';
import { directiveMover, directiveReader, receiveDirective } from './index.ts';
import { getDirective } from './queries.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const house = await sampleDirectives(database);
const long = await house.officer('long');

test('an open order goes to who took over from its lead, with its deadline, its step and its figures', async () => {
  const given = await house.give(long, { cooperating: [] });
  const closedLead = given.leadUnitId;
  house.clock.now = Temporal.Instant.from('2026-12-01T01:00:00Z');
  const plan = readReorganisation(
    readLooseFile(
      'plan.yaml',
      `
document: Quyết định số 78/QĐ-UBND (hư cấu)
on: 2026-12-01
successions:
  - { from: H99.03, to: H99.04 }
`,
    ),
    house.pack,
  );
  const report = await reorganise(house.system, plan, [directiveMover, workMover]);
  assert.equal(report.moved.find(({ name }) => name === directiveMover.name)?.count, 1);

  const moved = await getDirective(db, house.system.actor, given.id);
  assert.notEqual(moved.leadUnitId, closedLead);
  assert.deepEqual([moved.state, moved.dueAt, moved.code], [given.state, given.dueAt, given.code]);
  assert.equal((await listEventsOf(db, 'directive', given.id)).at(-1)?.type, 'directive-moved');

  const lien = await house.officer('lien');
  assert.equal(lien.actor.positions[0]?.agencyId, moved.leadAgencyId);
  assert.ok((await listInbox(db, lien.actor)).some(({ subjectId }) => subjectId === given.id));
  const taken = await receiveDirective(lien, {
    directiveId: given.id,
    handlerId: house.officerId('huy'),
  });
  assert.equal(taken.state, 'inProgress');

  await catchUp(sequencerDb, db, [directiveReader(house.system.calendar)]);
  const tally = await db
    .selectFrom('directiveTally')
    .select('agencyId')
    .where('directiveId', '=', given.id)
    .executeTakeFirst();
  assert.equal(tally?.agencyId, moved.leadAgencyId);
});
