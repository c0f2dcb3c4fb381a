import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dossierNoticeNames } from '#modules/dossiers/index.ts';
import { sampleTemplates } from '#modules/notifications/fixtures.ts';
import { nameSubstitute } from '#modules/org/index.ts';
import { catchUp, type RecordedEvent } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import type { DigestLine } from './commands/make-digest.ts';
import { sampleDirectives } from './fixtures.ts';
import {
  decideExtension,
  directiveNoticeNames,
  directiveNotices,
  remindDirectives,
  requestExtension,
  withdrawDirective,
} from './index.ts';
import { listExtensions } from './queries.ts';
import { daysPast, nextStage, toldAt } from './reminders.ts';

const database = await testDatabase();
const house = await sampleDirectives(database, '2026-11-23T02:00:00Z');
const { system, rules, clock } = house;
const at = (day: string) => {
  clock.now = Temporal.Instant.from(`${day}T02:00:00Z`);
  return remindDirectives(system, rules);
};
const digests = async () => {
  const rows = await database.db
    .selectFrom('directiveDigest')
    .innerJoin('officer', 'officer.id', 'officerId')
    .select(['fullName', 'onDate', 'lines'])
    .orderBy('onDate')
    .orderBy('fullName')
    .execute();
  return rows.map(({ fullName, onDate, lines }) => ({
    to: fullName,
    on: onDate.toString(),
    days: (lines as DigestLine[]).map(({ days }) => days),
  }));
};

/** The facts of the digests, as a reader of the log gets them. */
async function readDigests(): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  const reader = {
    name: `digests-${crypto.randomUUID()}`,
    handle: async (_tx: unknown, events: readonly RecordedEvent[]) => {
      found.push(...events.filter(({ type }) => type === 'directive-digest-made'));
    },
  };
  await catchUp(database.sequencerDb, database.db, [reader]);
  return found;
}

describe('the stages of a deadline', () => {
  const { calendar } = system;
  const dueAt = Temporal.Instant.from('2026-12-11T10:00:00Z');
  test('are counted in working days before it and after it, without an end', () => {
    const stages: string[] = [];
    for (let now = Temporal.Instant.from('2026-11-23T02:00:00Z'); stages.length < 9; ) {
      const next = nextStage(calendar, rules.reminders, dueAt, now);
      stages.push(`${next.days} ${next.at.toString().slice(0, 10)}`);
      now = next.at;
    }
    // Mornings at six in Vietnam are still the day before in UTC.
    assert.deepEqual(stages, [
      '-7 2026-12-01',
      '-3 2026-12-07',
      '-1 2026-12-09',
      '0 2026-12-10',
      '1 2026-12-13',
      '3 2026-12-15',
      '5 2026-12-17',
      '10 2026-12-24',
      '15 2027-01-03',
    ]);
  });

  test('lead from who does it to the substitute, the head and the supervisor', () => {
    assert.deepEqual(
      [-7, 0, 1, 3, 5, 20].map((days) => toldAt(days, rules.reminders)),
      ['doer', 'doer', 'substitute', 'head', 'supervisor', 'supervisor'],
    );
    assert.equal(daysPast(calendar, dueAt, Temporal.Instant.from('2026-12-14T02:00:00Z')), 1);
  });
});

describe('the sweep', () => {
  test('tells an officer once a day, all in one, first who does it, then the substitute, then the head', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 30; each += 1) ids.push((await house.inHand()).id);
    assert.equal(await at('2026-12-01'), 0, 'nothing is due to be told');
    assert.equal(await at('2026-12-02'), 1);
    assert.equal(await at('2026-12-02'), 0, 'and never twice');
    const [first] = await digests();
    assert.deepEqual([first!.to, first!.days.length, first!.days[0]], ['Đỗ Quang Huy', 30, -7]);

    const huy = await house.officer('huy');
    await nameSubstitute(huy, {
      positionId: huy.actor.positions[0]!.positionId,
      substituteId: house.officerId('oanh'),
      from: Temporal.PlainDate.from('2026-12-14'),
      to: Temporal.PlainDate.from('2026-12-18'),
      reason: 'Nghỉ phép',
    });
    assert.equal(await at('2026-12-12'), 0, 'not on a Saturday');
    await at('2026-12-14');
    await at('2026-12-16');
    const told = (await digests()).map(({ to, on, days }) => `${on} ${to} ${days[0]}`);
    assert.deepEqual(told.slice(-2), ['2026-12-14 Ngô Kim Oanh 1', '2026-12-16 Cầm Thị Liên 3']);
    const events = await database.db
      .selectFrom('event')
      .select('id')
      .where('type', '=', 'directive-digest-made')
      .execute();
    assert.equal(events.length, (await digests()).length, 'one fact a digest, not one a directive');
    const source = directiveNotices(sampleTemplates(directiveNoticeNames, dossierNoticeNames));
    const made = await readDigests();
    const letters = await database.db.transaction().execute((tx) => source(tx, made));
    assert.deepEqual(
      letters.map(({ addresses }) => addresses.email),
      ['huy@muongmau.example', 'oanh@muongmau.example', 'lien@muongmau.example'],
    );
    assert.ok(
      !letters.some(({ body }) => body.includes('Rà soát')),
      'what it is about stays behind the sign-in',
    );
    const long = await house.officer('long');
    for (const directiveId of ids) await withdrawDirective(long, { directiveId, reason: 'Xong phép thử' });
    assert.equal(await at('2026-12-18'), 0, 'what is closed is called no more');
  });

  test('goes by the new deadline once it was extended, and waits a day where a digest was made already', async () => {
    clock.now = Temporal.Instant.from('2026-11-23T02:00:00Z');
    const dueOn = Temporal.PlainDate.from('2026-12-25');
    const held = await house.inHand({ dueOn });
    const [huy, long] = [await house.officer('huy'), await house.officer('long')];
    const later = Temporal.PlainDate.from('2027-01-15');
    await requestExtension(huy, { directiveId: held.id, dueOn: later, reason: 'Chờ số liệu' });
    const [asked] = await listExtensions(database.db, held.id);
    await decideExtension(long, rules, { extensionId: asked!.id, isGranted: true });
    assert.equal(await at('2026-12-24'), 0);
    assert.equal(await at('2027-01-06'), 1);
    await house.inHand({ dueOn: Temporal.PlainDate.from('2027-01-07') });
    assert.equal(await at('2027-01-07'), 1, 'the next morning');
  });
});
