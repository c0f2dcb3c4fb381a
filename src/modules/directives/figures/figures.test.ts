import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDirectives } from '../fixtures.ts';
import {
  acceptCompletion,
  getDirective,
  reportCompletion,
  reportProgress,
  withdrawDirective,
} from '../index.ts';
import { listRisks } from '../risk/list-risks.ts';
import { directiveReader } from './directive-reader.ts';
import { listCountedDirectives, listUnitFigures, type Measure } from './queries.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const house = await sampleDirectives(database, '2026-10-01T02:00:00Z');
const [long, huy] = [await house.officer('long'), await house.officer('huy')];
const readers = [directiveReader(huy.calendar)];
const november = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-30') };
const go = (to: string) => {
  house.clock.now = Temporal.Instant.from(to);
};

/** Given on the first of October for the 30th, half reported in the middle, and done on the day. */
async function ended(on: string): Promise<string> {
  go('2026-10-01T02:00:00Z');
  const { id } = await house.inHand({ dueOn: Temporal.PlainDate.from('2026-10-30') });
  go('2026-10-14T02:00:00Z');
  await reportProgress(huy, { directiveId: id, reportKey: newId(), body: 'Được một phần.', percent: 30 });
  go(on);
  await reportCompletion(huy, { directiveId: id, reportKey: newId(), body: 'Đã xong.' });
  await acceptCompletion(long, { directiveId: id });
  return id;
}

for (const day of ['28', '29', '30']) await ended(`2026-10-${day}T02:00:00Z`);
for (let late = 0; late < 4; late += 1) await ended('2026-11-03T02:00:00Z');

test('the risk is told by how many that stood at the same point ended late, with what they have in common', async () => {
  await catchUp(sequencerDb, db, readers);
  go('2026-11-02T02:00:00Z');
  const open = await house.inHand({ dueOn: Temporal.PlainDate.from('2026-11-30') });
  go('2026-11-19T02:00:00Z');
  await reportProgress(huy, { directiveId: open.id, reportKey: newId(), body: 'Được một ít.', percent: 20 });
  const now = await getDirective(db, long.actor, open.id);
  const risk = (await listRisks(db, long.calendar, house.clock.now, [now])).get(open.id)!;
  assert.deepEqual(risk, {
    quarter: 2,
    progress: 1,
    risk: { by: 'unitAndKind', total: 7, late: 4, share: 5 / 9 },
  });
  const other = { ...now, leadUnitId: null, kind: 'urgent' };
  const wider = (await listRisks(db, long.calendar, house.clock.now, [other])).get(open.id)!;
  assert.equal(wider.risk!.by, 'all');
  const done = { ...now, percent: 95 };
  const unknown = (await listRisks(db, long.calendar, house.clock.now, [done])).get(open.id)!;
  assert.equal(unknown.risk, undefined, 'none stood there: no figure is made up');
});

test('figures count by unit and month from the log, lead to what they count, and come out the same when it is read again', async () => {
  go('2026-11-05T02:00:00Z');
  const gone = await house.inHand({ dueOn: Temporal.PlainDate.from('2026-11-10') });
  await withdrawDirective(long, { directiveId: gone.id, reason: 'Không còn cần' });
  await house.inHand({ dueOn: Temporal.PlainDate.from('2026-11-20') });
  await catchUp(sequencerDb, db, readers);
  const at = Temporal.Instant.from('2026-11-25T02:00:00Z');
  const agencyId = gone.leadAgencyId!;
  const [figures] = await listUnitFigures(db, [agencyId], november, at);
  const { given, onTime, late, openInTime, openOverdue } = figures!;
  assert.deepEqual([given, onTime, late, openInTime, openOverdue], [3, 0, 4, 1, 1]);
  for (const measure of ['given', 'late', 'openOverdue'] as Measure[]) {
    const counted = await listCountedDirectives(db, agencyId, measure, november, at);
    assert.equal(counted.length, figures![measure], measure);
  }

  const rows = () => db.selectFrom('directiveTally').selectAll().orderBy('directiveId').execute();
  const before = await rows();
  await db.deleteFrom('directiveTally').execute();
  await db.deleteFrom('directiveCourse').execute();
  await db.updateTable('eventCursor').set({ position: '0' }).where('reader', '=', 'directives').execute();
  await catchUp(sequencerDb, db, readers);
  assert.deepEqual(await rows(), before);
});
