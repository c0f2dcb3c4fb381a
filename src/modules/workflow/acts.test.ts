import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import { listHeldPositions } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { carryOnDue } from './carry-on.ts';
import { claimWorkItem } from './commands/claim-work-item.ts';
import { declareInterest } from './commands/declare-interest.ts';
import { distributeWorkItem } from './commands/distribute-work-item.ts';
import { endInterest } from './commands/end-interest.ts';
import { handOverShift } from './commands/hand-over-shift.ts';
import { reassignWorkItem } from './commands/reassign-work-item.ts';
import { releaseWorkItem } from './commands/release-work-item.ts';
import { takeNextWorkItem } from './commands/take-next-work-item.ts';
import { escalateOverdue } from './escalate-overdue.ts';
import { explainChoice } from './fair-choice.ts';
import { listInbox } from './queries.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const [duc, thanh, yen] = await Promise.all(['duc', 'thanh', 'yen'].map((name) => office.officer(name)));
const at = (iso: string) => {
  office.clock.now = Temporal.Instant.from(iso);
};
const has = async (ctx: Context, id: string) =>
  (await listInbox(db, ctx.actor)).some((item) => item.subjectId === id);
const only = async (id: string) => (await office.open(id))[0]!;
const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const handle2 = { ...handle, id: 'handle2' };
const review = { id: 'review', name: 'Xem xét', position: 'reviewer' };

/** Someone new at a post of the commune's office, for good or in another's place. */
async function appoint(name: string, post: string): Promise<() => Promise<Context>> {
  const officerId = newId();
  await db.insertInto('officer').values({ id: officerId, version: 1, fullName: name }).execute();
  const position = await positionOf(post);
  const validFrom = Temporal.PlainDate.from('2025-07-01');
  await db
    .insertInto('appointment')
    .values({ id: newId(), officerId, positionId: position.id, validFrom })
    .execute();
  return async () => {
    const on = office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
    const positions = await listHeldPositions(db, officerId, on);
    return office.system.as({ kind: 'officer', id: officerId, name, positions });
  };
}
const positionOf = (post: string) =>
  db
    .selectFrom('position')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .select(['position.id', 'unitId', 'agencyId'])
    .where('unit.code', '=', 'H99.102.1')
    .where('position.code', '=', post)
    .executeTakeFirstOrThrow();
async function goAway(absent: Context, substitute: Context, from: string, to: string): Promise<void> {
  const positionId = absent.actor.positions[0]!.positionId;
  const dates = { validFrom: Temporal.PlainDate.from(from), validTo: Temporal.PlainDate.from(to) };
  const people = { absentOfficerId: absent.actor.id!, substituteOfficerId: substitute.actor.id! };
  await db
    .insertInto('substitution')
    .values({ id: newId(), positionId, ...people, ...dates, reason: 'Nghỉ phép' })
    .execute();
}
const lua = await appoint('Lò Thị Lụa', 'civil-status-officer');

describe('an item of the common queue', () => {
  test('is claimed by one, offered to nobody else, and released again', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await office.begin([handle, review]);
    const item = await only(id);
    const both = await Promise.allSettled(
      [duc!, await lua()].map((ctx) => claimWorkItem(ctx, { workItemId: item.id })),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const [mine, other] = both[0]!.status === 'fulfilled' ? [duc!, await lua()] : [await lua(), duc!];
    assert.equal(await has(other!, id), false);
    await claimWorkItem(mine!, { workItemId: item.id });
    await releaseWorkItem(mine!, { workItemId: item.id });
    assert.ok((await has(mine!, id)) && (await has(other!, id)));
    const facts = (await listEventsOf(db, 'work-item', item.id)).map(({ type }) => type);
    assert.deepEqual(facts, ['work-item-claimed', 'work-item-released'], 'a second click is no fact');
  });

  test('is pulled by its deadline, and two who pull at once get two', async () => {
    at('2026-12-01T02:00:00Z');
    const [first, second] = [await office.begin([handle]), await office.begin([handle])];
    const { unitId } = await positionOf('civil-status-officer');
    const queue = { unitId, role: 'handler' };
    const mine: string[] = [];
    for (let more = true; more; ) {
      const pulled = await Promise.all(
        [duc!, await lua()].map((ctx) => takeNextWorkItem(ctx, queue).catch((error) => error.code)),
      );
      more = pulled.some((each) => typeof each !== 'string');
      mine.push(...pulled.flatMap((each) => (typeof each === 'string' ? [] : [each.subjectId])));
    }
    assert.equal(new Set(mine).size, mine.length);
    assert.ok(mine.includes(first) && mine.includes(second));
    await assert.rejects(takeNextWorkItem(yen!, queue), { code: 'not-found' });
  });

  test('goes to whoever has the least to do, with the reason', async () => {
    at('2026-12-02T02:00:00Z');
    const id = await office.begin([handle]);
    await office.begin([handle]);
    const loads = async (ctx: Context) => (await listInbox(db, ctx.actor, { isOwn: true })).length;
    const before = [await loads(duc!), await loads(await lua())] as const;
    const { choice } = await distributeWorkItem(thanh!, { workItemId: (await only(id)).id });
    assert.equal(choice.considered.length, 2);
    assert.equal(choice.chosen?.open, Math.min(...before));
    assert.match(explainChoice(choice), /đang giữ \d+ việc, ít nhất trong 2 người có mặt; .+: \d+ việc\./);
    await assert.rejects(distributeWorkItem(duc!, { workItemId: (await only(id)).id }), {
      code: 'not-found',
    });
  });

  test('is given to a colleague who holds the role there, and to nobody else', async () => {
    const id = await office.begin([handle]);
    const { id: workItemId } = await only(id);
    const luaId = (await lua()).actor.id!;
    await assert.rejects(reassignWorkItem(thanh!, { workItemId, officerId: yen!.actor.id! }), {
      code: 'colleague-cannot',
    });
    await reassignWorkItem(thanh!, { workItemId, officerId: luaId });
    assert.deepEqual([await has(duc!, id), await has(await lua(), id)], [false, true]);
    await assert.rejects(reassignWorkItem(yen!, { workItemId, officerId: luaId }), { code: 'not-found' });
  });
});

describe('a whole shift', () => {
  test('is handed over at once; what the colleague may not do stays', async () => {
    at('2026-12-03T02:00:00Z');
    const son = await appoint('Giàng A Sơn', 'clerk');
    // Đức begins with an empty desk, whatever the tests above have left on it.
    await handOverShift(duc!, { officerId: (await lua()).actor.id!, note: 'Hết ca sáng.' }).catch(() => {});
    const passing = await office.begin([handle]);
    await claimWorkItem(duc!, { workItemId: (await only(passing)).id });
    await assert.rejects(handOverShift(duc!, { officerId: (await son()).actor.id!, note: '' }), {
      code: 'colleague-cannot',
    });
    const own = await office.begin([handle, { ...handle, id: 'again', notBy: ['handle'] }]);
    await office.pass(await lua(), own);
    await claimWorkItem(duc!, { workItemId: (await only(own)).id });
    const to = (await lua()).actor.id!;
    const { passed, kept } = await handOverShift(duc!, { officerId: to, note: 'Hết ca sáng.' });
    assert.deepEqual(
      [passed.map((item) => item.subjectId), kept.map((item) => item.subjectId)],
      [[passing], [own]],
    );
    assert.ok(await has(await lua(), passing));
    await assert.rejects(handOverShift(yen!, { officerId: to, note: '' }), { code: 'nothing-to-hand-over' });
  });
});

describe('a step of four eyes', () => {
  test('is not for whoever did the first, neither themselves nor in a colleague’s place', async () => {
    at('2026-12-07T02:00:00Z');
    const id = await office.begin([handle, { ...handle, id: 'check', notBy: ['handle'] }, review]);
    await office.pass(duc!, id);
    assert.equal(await has(duc!, id), false);
    const { id: workItemId } = await only(id);
    await assert.rejects(claimWorkItem(duc!, { workItemId }), { code: 'not-found' });
    await goAway(await lua(), duc!, '2026-12-07', '2026-12-07');
    const substituting = await office.officer('duc');
    assert.equal(await has(substituting, id), false, 'nor for Lụa, who might');
    await assert.rejects(claimWorkItem(substituting, { workItemId }), { code: 'not-found' });
    at('2026-12-08T02:00:00Z');
    await office.pass(await lua(), id);
    assert.equal((await only(id)).elementId, 'review');
  });

  test('is not for who stands in for whoever did the first', async () => {
    at('2026-12-09T02:00:00Z');
    const id = await office.begin([handle, { ...handle, id: 'check', notBy: ['handle'] }]);
    await office.pass(duc!, id);
    const hai = await appoint('Mùa A Hải', 'clerk');
    await goAway(duc!, await hai(), '2026-12-09', '2026-12-09');
    assert.equal(await has(await hai(), id), false, 'their hand would be Đức’s');
    assert.ok(await has(await lua(), id));
  });
});

describe('work of someone on leave', () => {
  test('is their substitute’s on those days, done in their place, and theirs again afterwards', async () => {
    at('2026-12-10T02:00:00Z');
    const id = await office.begin([handle, handle2]);
    await claimWorkItem(await lua(), { workItemId: (await only(id)).id });
    const phuong = await appoint('Lò Thị Phương', 'clerk');
    assert.equal(await has(await phuong(), id), false);
    await goAway(await lua(), await phuong(), '2026-12-11', '2026-12-12');
    at('2026-12-11T02:00:00Z');
    assert.ok(await has(await phuong(), id));
    await office.pass(await phuong(), id);
    const done = (await office.items(id)).find((item) => item.elementId === 'handle');
    assert.deepEqual([done?.closedBy, done?.closedFor], [(await phuong()).actor.id, (await lua()).actor.id]);
    at('2026-12-13T02:00:00Z');
    assert.equal(await has(await phuong(), id), false);
    assert.ok(await has(await lua(), id));
  });
});
describe('a declared interest', () => {
  const application = { identityNumber: '011190000777' };
  test('keeps the officer from the dossiers of that person, those under way too', async () => {
    at('2026-12-14T02:00:00Z');
    const running = await office.begin([handle], { answers: application });
    await claimWorkItem(duc!, { workItemId: (await only(running)).id });
    const declare = { kind: 'relative' as const, identityNumber: '011190000777', name: 'Lò Thị Hoa' };
    const { id } = await declareInterest(duc!, declare);
    assert.equal(await has(duc!, running), false);
    assert.equal((await only(running)).assigneeId, null);
    assert.ok(await has(await lua(), running), 'it went back to the queue');
    const later = await office.begin([handle], { answers: application });
    assert.equal(await has(duc!, later), false);
    const { choice } = await distributeWorkItem(thanh!, { workItemId: (await only(later)).id });
    assert.deepEqual([choice.chosen?.fullName, choice.barred.length], ['Lò Thị Lụa', 1]);
    await endInterest(duc!, { interestId: id });
    const afterwards = await office.begin([handle], { answers: application });
    assert.ok(await has(duc!, afterwards));
  });

  test('needs a number that can be met, and keeps it unreadable', async () => {
    const wrong = { kind: 'self' as const, identityNumber: '12', name: '' };
    await assert.rejects(declareInterest(duc!, wrong), { name: 'InvalidInput' });
    const rows = await db.selectFrom('workInterest').select('party').execute();
    assert.ok(rows.every(({ party }) => !party.includes('011190000777')));
  });
});

describe('overdue work', () => {
  test('is told of once, to the substitute of whom it names first, else to the head of the unit', async () => {
    at('2026-12-15T02:00:00Z');
    const [named, common] = [await office.begin([handle]), await office.begin([handle])];
    await claimWorkItem(duc!, { workItemId: (await only(named)).id });
    await goAway(duc!, yen!, '2026-12-30', '2026-12-31');
    at('2026-12-30T02:00:00Z');
    while ((await escalateOverdue(office.system)) > 0);
    const [one, other] = [await only(named), await only(common)];
    assert.equal(one.escalatedTo, yen!.actor.id);
    assert.equal(other.escalatedTo, thanh!.actor.id);
    const reported = (await listInbox(db, thanh!.actor, { isReported: true })).map((item) => item.subjectId);
    assert.ok(reported.includes(common) && !reported.includes(named));
    at('2027-01-05T02:00:00Z');
    assert.equal(await escalateOverdue(office.system), 0);
    const facts = (await listEventsOf(db, 'work-item', one.id)).map(({ type }) => type);
    assert.equal(facts.filter((type) => type === 'work-item-escalated').length, 1);
  });

  test('is told of item by item, each once, however many sweeps run at once', async () => {
    at('2027-01-06T02:00:00Z');
    const ids = [];
    for (let each = 0; each < 8; each += 1) ids.push(await office.begin([handle]));
    at('2027-02-20T02:00:00Z');
    await Promise.all([1, 2, 3].map(() => escalateOverdue(office.system)));
    const told = await db
      .selectFrom('event')
      .select('subjectId')
      .where('type', '=', 'work-item-escalated')
      .execute();
    assert.equal(new Set(told.map((each) => each.subjectId)).size, told.length);
    for (const id of ids) assert.ok((await only(id)).escalatedAt);
    assert.equal(await carryOnDue(office.system), 0);
  });
});
