import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { closeFolder, loadRetentionKinds, openFolder } from '#modules/archive/index.ts';
import { answerComplaint, fileComplaint, readComplaintRules } from '#modules/complaints/index.ts';
import { findDossierByCode, getDossier, reopenDossier, statuses } from '#modules/dossiers/index.ts';
import { listReopenings } from '#modules/dossiers/reopenings.ts';
import { storeOffice } from '#modules/dossiers/testing/store-office.ts';
import { dayOf, findUnitByCode, loadPeople, readReorganisation, reorganise } from '#modules/org/index.ts';
import { sampleMerger } from '#modules/org/reorganisation/sample-merger.ts';
import { listPapers } from '#modules/personal-store/queries.ts';
import {
  callNext,
  getCentreByCode,
  listCentres,
  listCounters,
  listGroups,
  loadCentres,
  openCounter,
  readCentreRules,
  takeTicket,
} from '#modules/service-centre/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { newId } from '#platform/database/index.ts';
import { readLooseFile, readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { loadProvince, type Province } from './province.ts';
import { unitMovers } from './unit-movers.ts';

const database = await testDatabase();
const { db } = database;
const office = await storeOffice(database);
const { system, lan, clock } = office;
const pack = readPack('packs', 'sample');
await loadRetentionKinds(system, pack);
await loadCentres(system, pack);
/** Without the catalogue of the nation. */
const quick = { ...pack, text: (name: string) => (name === 'catalogue.tsv' ? undefined : pack.text(name)) };
const unit = async (code: string) => (await findUnitByCode(db, code, dayOf(clock.now)))!;

/** As it stood before: a dossier decided, one complained of, a folder of one code in each commune, a number that waits. */
const decided = await office.apply([await office.upload(lan)]);
await office.accept(decided.id);
await office.finish(decided.id, Buffer.from('%PDF-1.4 thẻ thư viện'));
await office.readAll();
const complained = await office.apply([await office.upload(lan)]);
await office.accept(complained.id);
const complaint = await fileComplaint(lan, readComplaintRules(pack), {
  filingKey: newId(),
  dossierId: complained.id,
  kind: 'feedback',
  complainedOf: [office.hung.actor.id!],
  isAboutAgency: false,
  content: 'Cán bộ bảo về lấy thêm giấy không có trong danh mục.',
});
const [son, chu] = [await office.officer('son'), await office.officer('chu')];
const folderIn = async (ctx: typeof son, code: string) =>
  openFolder(ctx, {
    unitId: (await unit(code)).id,
    code: '01.KT',
    title: 'Vụ đông',
    retentionCode: 'direction',
  });
const [ofNaLua, ofPuKhao] = [await folderIn(son, 'H99.102.3'), await folderIn(chu, 'H99.103.3')];
const hall = await getCentreByCode(db, 'H99.102.2');
const [counter] = await listCounters(db, hall.id);
await openCounter(office.hung, { counterId: counter!.id });
const ticket = await takeTicket(office.hung, readCentreRules(pack), {
  centreId: hall.id,
  groupCode: counter!.groups[0]!,
});

const halls = (await listCentres(db)).length;
await reorganise(
  system,
  readReorganisation(readLooseFile('plan.yaml', sampleMerger(dayOf(clock.now))), pack),
  unitMovers,
);
const commune = await unit('H99.111');
const desk = await unit('H99.111.2');
const [hung, mai, thanh] = [
  await office.officer('hung'),
  await office.officer('mai'),
  await office.officer('thanh'),
];

describe('after two communes have become one', () => {
  test('both halls stand, run by the new desk, and whoever waits is called by the number they have', async () => {
    for (const code of ['H99.102.2', 'H99.103.2'])
      assert.equal((await getCentreByCode(db, code)).unitId, desk.id, code);
    const groups = await listGroups(db, hall.id);
    assert.ok(groups.some(({ agencyId }) => agencyId === commune.id));
    const called = await callNext(hung, { counterId: counter!.id });
    assert.deepEqual([called?.id, called?.agencyId], [ticket.id, commune.id]);
  });

  test('their folders of one code lie in one archive under the lists they were opened by, and their keepers go on', async () => {
    const rows = await db
      .selectFrom('archiveFolder')
      .select(['id', 'agencyId', 'listAgencyId', 'code'])
      .where('code', '=', '01.KT')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      rows,
      [ofNaLua, ofPuKhao].map(({ id, listAgencyId }) => ({
        id,
        listAgencyId,
        agencyId: commune.id,
        code: '01.KT',
      })),
    );
    const son = await office.officer('son');
    const own = await openFolder(son, {
      unitId: son.actor.positions[0]!.unitId,
      code: '01.KT',
      title: 'Vụ xuân',
      retentionCode: 'direction',
    });
    assert.equal(own.listAgencyId, commune.id);
    await assert.rejects(closeFolder(son, [], ofNaLua.id), { code: 'archive-folder-empty' });
  });

  test('a complaint waits for the leader of the new one, and for those it is about it still does not exist', async () => {
    const has = async ({ actor }: typeof mai) =>
      (await listInbox(db, actor)).some(({ subjectId }) => subjectId === complaint.id);
    assert.deepEqual([await has(mai), await has(hung)], [true, false]);
    const said = { complaintId: complaint.id, outcome: 'founded', answer: 'Ủy ban xin lỗi bà.' };
    assert.equal((await answerComplaint(mai, said)).state, 'answered');
  });

  test('a decision of the old one is taken back by the new one, where its dossier is handled anew', async () => {
    const closed = (await findDossierByCode(db, mai.actor, decided.code))!;
    assert.notEqual(closed.competentAgencyId, commune.id, 'what is done stays with who did it');
    await reopenDossier(mai, {
      dossierId: decided.id,
      reason: 'Ghi sai ngày sinh của người được cấp',
      basis: 'Quyết định số 15/QĐ-UBND',
      basisOn: dayOf(clock.now),
    });
    const reopened = await getDossier(db, mai.actor, decided.id);
    assert.deepEqual([reopened.status, reopened.competentAgencyId], [statuses.processing, commune.id]);
    assert.equal((await listReopenings(db, [decided.id])).length, 1);
    assert.ok((await listInbox(db, thanh.actor)).some(({ subjectId }) => subjectId === decided.id));
    const papers = await listPapers(db, office.owner, {});
    assert.ok(papers.some(({ revokedAt }) => revokedAt !== null));
  });
});

test('the program starts again with the pack of before, and opens no third hall beside the two', async () => {
  const config = { signingFile: null };
  await loadProvince({ system: () => system, pack: quick, db, config } as unknown as Province);
  await loadPeople(system, pack);
  assert.equal((await listCentres(db)).length, halls);
  assert.deepEqual(await findUnitByCode(db, 'H99.111', dayOf(clock.now)), commune);
});

test('every table that names a unit moves with a reorganisation, or the guide says why it stays', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'unit'::regclass`.execute(db);
  const guide = readFileSync('docs/guides/reorganise.md', 'utf8').split(/^## /m);
  const stays = guide.find((section) => section.startsWith('4. What stays'))!;
  const told = [...stays.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name!);
  const moved = unitMovers.flatMap(({ tables }) => tables);
  const known = new Set([...told, ...moved]);
  assert.deepEqual(
    rows.map(({ name }) => name.replaceAll('"', '')).filter((name) => !known.has(name)),
    [],
  );
  assert.deepEqual(
    told.filter((name) => moved.includes(name)),
    [],
    'one or the other',
  );
});
