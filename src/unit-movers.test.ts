import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figuresReader, listFigures } from '#modules/dashboards/index.ts';
import { answers, libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { acceptDossier, listFacts, submitDossier, withdrawDossier } from '#modules/dossiers/index.ts';
import { findDossierByCode } from '#modules/dossiers/queries.ts';
import { loadParticipants } from '#modules/exchange/index.ts';
import { resolveAgencyCode } from '#modules/exchange/participants.ts';
import {
  dayOf,
  findUnitByCode,
  readReorganisation,
  reorganise,
  resolveUnitCode,
} from '#modules/org/index.ts';
import { sampleMerger } from '#modules/org/reorganisation/sample-merger.ts';
import { checkBooks } from '#modules/payments/index.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { catchUp, listEventsOf } from '#platform/events/index.ts';
import { readLooseFile, readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { unitMovers } from './unit-movers.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const { lan, clock, system } = office;
await loadParticipants(system);
const pack = readPack('packs', 'sample');
const at = (time: string) => {
  clock.now = Temporal.Instant.from(time);
};
const planOf = (text: string) => readReorganisation(readLooseFile('plan.yaml', text), pack);
const readFigures = () => catchUp(database.sequencerDb, database.db, [figuresReader(listFacts)]);

const merger = planOf(sampleMerger('2026-12-01'));

const applied = (placeCode: string) => submitDossier(lan, { ...office.application(), placeCode });
const hung = await office.officer('hung');
const filed = await applied('99004');
const running = await applied('99004');
const accepted = await acceptDossier(hung, { dossierId: running.id, seenVersion: running.version });
const closed = await applied('99004');
await withdrawDossier(hung, {
  dossierId: closed.id,
  reason: 'Không còn nhu cầu',
});
const elsewhere = await applied('99001');
const other = await applied('99007');
await readFigures();
const old = (await findUnitByCode(db, 'H99.102', dayOf(clock.now)))!;
const november = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-30') };
const received = async (id: string) => (await listFigures(db, november, clock.now)).get(id)?.received ?? 0;
const receivedBefore = await received(old.id);

const card = {
  ...libraryCard,
  levels: ['province' as const],
  channels: libraryCard.channels,
};
for (const [code, field] of [
  ['9.000011', 'Việc làm'],
  ['9.000012', 'Người có công'],
] as const)
  await publishProcedures(system, [{ procedure: { ...card, code, field } }], {
    effectiveFrom: Temporal.PlainDate.from('2025-07-01'),
    source: 'test',
  });
const apply = async (code: string) =>
  submitDossier(lan, {
    ...office.application(),
    procedureVersionId: (await getProcedure(db, code, dayOf(clock.now))).id,
    placeCode: null,
  });
const labour = await apply('9.000011');
const merit = await apply('9.000012');

describe('two communes become one', () => {
  test('not before its day', async () => {
    await assert.rejects(reorganise(system, merger, unitMovers), { code: 'too-early' });
  });

  test('a rehearsal tells what would be moved, and leaves everything as it was', async () => {
    const report = await reorganise(system, merger, unitMovers, { isRehearsal: true });
    assert.equal(report.moved.find(({ name }) => name === 'hồ sơ chưa kết thúc')?.count, 3);
    assert.equal((await findUnitByCode(db, 'H99.111', merger.on)) ?? null, null);
    assert.equal((await findUnitByCode(db, 'H99.102', merger.on))?.id, old.id);
  });

  test('open dossiers go along with their codes and deadlines; others stay', async () => {
    at('2026-12-01T00:30:00Z');
    const report = await reorganise(system, merger, unitMovers);
    await loadParticipants(system);
    assert.equal(report.isRepeated, false);
    const unit = (await findUnitByCode(db, 'H99.111', merger.on))!;
    for (const before of [filed, accepted, other]) {
      const after = (await findDossierByCode(db, system.actor, before.code))!;
      assert.equal(after.competentAgencyId, unit.id);
      assert.equal(after.status, before.status);
      assert.deepEqual(after.dueAt, before.dueAt);
      assert.deepEqual(after.clock, before.clock);
    }
    assert.equal(
      (await findDossierByCode(db, system.actor, elsewhere.code))!.competentAgencyId,
      elsewhere.competentAgencyId,
    );
    assert.equal((await findDossierByCode(db, system.actor, closed.code))!.competentAgencyId, old.id);
    const history = await listEventsOf(db, 'dossier', filed.id);
    assert.equal(history.at(-1)?.type, 'dossier-moved');
    assert.deepEqual(await checkBooks(db), []);
  });

  test('people hold their posts in the new commune, see what it took over, and go on', async () => {
    const now = await office.officer('hung');
    assert.equal(now.actor.positions[0]?.agencyId, (await findUnitByCode(db, 'H99.111', merger.on))!.id);
    const inbox = await listInbox(db, now.actor);
    assert.deepEqual(
      inbox.map(({ subjectId }) => subjectId).toSorted(),
      [filed.id, other.id].toSorted(),
      'what both desks had to accept',
    );
    assert.ok(await findDossierByCode(db, now.actor, closed.code), 'a closed dossier of the old commune');
    assert.equal((await findDossierByCode(db, now.actor, elsewhere.code)) ?? null, null);
    const moved = (await findDossierByCode(db, now.actor, filed.code))!;
    const done = await acceptDossier(now, { dossierId: moved.id, seenVersion: moved.version });
    assert.equal(done.status, 2);
  });

  test('the steps to come go to the offices of the new commune', async () => {
    const thanh = await office.officer('thanh');
    const { unitId } = thanh.actor.positions[0]!;
    const inbox = await listInbox(db, thanh.actor);
    assert.ok(inbox.some(({ subjectId, unitId: at }) => subjectId === filed.id && at === unitId));
    assert.ok(inbox.some(({ subjectId }) => subjectId === running.id));
  });

  test('old codes lead to it, in the office and on the axis; new dossiers bear its code', async () => {
    const on = dayOf(clock.now);
    assert.equal((await resolveUnitCode(db, 'H99.103', on))?.code, 'H99.111');
    assert.equal((await resolveAgencyCode(db, 'H99.103', on))?.code, 'H99.111');
    const application = { ...office.application(), placeCode: '99011' };
    const address = { province: '99', commune: '99011', detail: 'Bản Nà Lúa' };
    const filed = await submitDossier(lan, { ...application, answers: { ...answers, address } });
    assert.match(filed.code, /^H99\.111-261201-0001$/);
  });

  test('what the old commune received stays in its figures', async () => {
    assert.ok(receivedBefore > 0);
    await readFigures();
    assert.equal(await received(old.id), receivedBefore);
  });

  test('the same plan again does nothing', async () => {
    assert.equal((await reorganise(system, merger, unitMovers)).isRepeated, true);
  });
});

describe('a department is divided', () => {
  test('each dossier goes to the half that has its field', async () => {
    await reorganise(
      system,
      planOf(`
document: Quyết định số 34/QĐ-UBND (hư cấu)
on: 2026-12-01
defaults: { place: "99", level: province, kind: department, isAgency: true, parent: H99 }
units:
  - { code: H99.31, name: Sở Nội vụ, fields: ["Người có công", "Tổ chức, cán bộ", Thi đua - khen thưởng, Chính sách] }
  - { code: H99.32, name: Sở Lao động, fields: [Việc làm] }
successions:
  - { from: H99.03, to: [H99.31, H99.32] }
`),
      unitMovers,
    );
    const agencyOf = async (code: string) => {
      const dossier = (await findDossierByCode(db, system.actor, code))!;
      const units = await db.selectFrom('unit').select(['id', 'code']).execute();
      return units.find(({ id }) => id === dossier.competentAgencyId)?.code;
    };
    assert.equal(await agencyOf(labour.code), 'H99.32');
    assert.equal(await agencyOf(merit.code), 'H99.31');
  });
});

describe('a department takes another name', async () => {
  test('and keeps its code, its people and its place on the axis', async () => {
    const before = (await findUnitByCode(db, 'H99.04', merger.on))!;
    await reorganise(
      system,
      planOf(`
document: Quyết định số 56/QĐ-UBND (hư cấu)
on: 2026-12-01
renames:
  - { unit: H99.04, name: Sở Tư pháp và Pháp chế, shortName: Sở TPPC }
`),
      unitMovers,
    );
    const on = dayOf(clock.now);
    const after = (await findUnitByCode(db, 'H99.04', on))!;
    assert.equal(after.name, 'Sở Tư pháp và Pháp chế');
    assert.equal(
      (await findUnitByCode(db, 'H99.04', merger.on.subtract({ days: 1 })))!.name,
      before.name,
      'on old days it bears its old name',
    );
    const khoa = await office.officer('khoa');
    assert.equal(khoa.actor.positions[0]?.agencyId, after.id);
    assert.equal((await resolveAgencyCode(db, 'H99.04', on))?.name, after.name);
    assert.equal((await findUnitByCode(db, 'H99.04.2', on))?.parentId, after.id);
  });
});

describe('a plan is refused', () => {
  const attempt = (text: string) =>
    reorganise(system, planOf(`document: Thử\non: 2026-12-01\n${text}`), unitMovers);

  test('that names a unit nobody knows, or one that ended already', async () => {
    await assert.rejects(attempt('successions: [{ from: H99.777, to: H99.01 }]'), { code: 'no-such-unit' });
    await assert.rejects(attempt('successions: [{ from: H99.102, to: H99.01 }]'), { code: 'no-such-unit' });
  });

  test('whose successor does not stand on the day', async () => {
    await assert.rejects(attempt('successions: [{ from: H99.101, to: H99.102 }]'), { code: 'no-such-unit' });
  });

  test('that leaves open work with a unit that ended', async () => {
    const forgetful = unitMovers.map((mover) => ({ ...mover, move: async () => 0 }));
    const plan = planOf('document: Thử\non: 2026-12-01\nsuccessions: [{ from: H99.101, to: H99.111 }]');
    await assert.rejects(reorganise(system, plan, forgetful), { code: 'work-left-behind' });
    assert.ok(await findUnitByCode(db, 'H99.101', merger.on), 'nothing was done');
  });

  test('that is not written as one, with what is wrong', () => {
    assert.throws(() => planOf('on: 2026-12-01'), /names no document/);
    assert.throws(() => planOf('document: Thử\non: mai'), /is no date/);
    assert.throws(() => planOf('document: Thử\non: 2026-12-01\nsuccessions: [{ to: H99.01 }]'), /no "from"/);
  });
});
