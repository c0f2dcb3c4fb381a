import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  listFacts,
  rateDossier,
  reopenDossier,
  signOffDossier,
  submitDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts';
import { storeOffice } from '#modules/dossiers/testing/store-office.ts';
import { accessRules } from '#modules/identity/index.ts';
import { storedPapersFor, takeFromStore } from '#modules/personal-store/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { figuresReader, listCounted, listFigures, onTimeShare, readIndexRules, scoreOf } from './index.ts';
import { agencyFigureRoutes, indexRoutes, publicFigureRoutes } from './module.ts';
import { dashboardPaths } from './paths.ts';
import { listMissing } from './service-index/list-missing.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const office = await storeOffice(database, '2026-01-05T02:00:00Z');
const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const reader = figuresReader(listFacts);
const readAll = () => catchUp(sequencerDb, db, [reader]);
const agencyId = hung.actor.positions[0]!.agencyId;
/** Beyond the lives told below, whose figures stand apart. */
const all = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2030-12-31') };
const year = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-12-31') };

const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [publicFigureRoutes, agencyFigureRoutes, indexRoutes(readIndexRules(readPack('packs', 'sample')))],
  accessRules,
});
after(() => house.app.close());

const step = async (ctx: Context, dossierId: string, how: object) => {
  const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
  await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
};

/** A numbered life: chance decides, the same each time, when it begins and how long the office takes. */
let seed = 7;
const chance = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};

interface Lived {
  readonly dueAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant | null;
  readonly score: number | null;
}

async function live(): Promise<Lived> {
  const { id } = await submitDossier(office.lan, office.application());
  await acceptDossier(hung, { dossierId: id });
  const { dueAt } = await db
    .selectFrom('dossier')
    .select('dueAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (chance(6) === 0) return { dueAt: dueAt!, finishedAt: null, score: null };
  await step(thanh, id, { handlerId: duc.actor.id! });
  office.clock.now = office.clock.now.add({ hours: 24 * chance(24) + chance(9) });
  await step(duc, id, { outcome: 'grant' });
  await step(thanh, id, { outcome: 'approve' });
  await signOffDossier(mai, { dossierId: id, fileId: null });
  await issueResult(yen, { dossierId: id, fileId: null });
  const finishedAt = office.clock.now;
  if (chance(3) > 0) await deliverResult(hung, { dossierId: id });
  const score = chance(2) === 0 ? 1 + chance(5) : null;
  if (score !== null) await rateDossier(office.lan, { dossierId: id, score });
  return { dueAt: dueAt!, finishedAt, score };
}

const lives: Lived[] = [];
for (let count = 0; count < 18; count += 1) {
  lives.push(await live());
  office.clock.now = office.clock.now.add({ hours: 24 * 7 });
}
const withdrawn = await submitDossier(office.lan, office.application());
await withdrawDossier(office.lan, { dossierId: withdrawn.id, reason: 'Không làm nữa' });

test('the on-time figure of a year is the one a clerk counts by hand', async () => {
  await readAll();
  const figures = (await listFigures(db, year, office.clock.now)).get(agencyId)!;
  const finished = lives.filter(({ finishedAt }) => finishedAt !== null);
  const late = finished.filter(({ dueAt, finishedAt }) => Temporal.Instant.compare(finishedAt!, dueAt) > 0);
  assert.ok(late.length > 2 && late.length < finished.length - 2, `${late.length} of ${finished.length}`);
  assert.equal(figures.received, lives.length);
  assert.equal(figures.late, late.length);
  assert.equal(figures.early + figures.onTime, finished.length - late.length);
  assert.equal(onTimeShare(figures), (finished.length - late.length) / finished.length);
  assert.equal(figures.withdrawn, 1);
  assert.equal(figures.openLate, lives.length - finished.length);
  assert.equal(figures.rated, lives.filter(({ score }) => score !== null).length);
  assert.equal(figures.satisfied, lives.filter(({ score }) => score !== null && score >= 4).length);
});

test('the log read again from the beginning gives the same figures; months add up to the year', async () => {
  await readAll();
  const before = await listFigures(db, year, office.clock.now);
  await db.updateTable('eventCursor').set({ position: '0' }).where('reader', '=', 'figures').execute();
  await readAll();
  assert.deepEqual(await listFigures(db, year, office.clock.now), before);
  let received = 0;
  for (let month = 1; month <= 12; month += 1) {
    const from = Temporal.PlainDate.from({ year: 2026, month, day: 1 });
    const to = from.with({ day: from.daysInMonth });
    received += (await listFigures(db, { from, to }, office.clock.now)).get(agencyId)?.received ?? 0;
  }
  assert.equal(received, lives.length);
});

test('the index of Decision 766: each part by hand, and what would raise it, down to the dossier', async () => {
  await readAll();
  const rules = readIndexRules(readPack('packs', 'sample'));
  const figures = (await listFigures(db, year, office.clock.now)).get(agencyId)!;
  const score = scoreOf(rules, figures);
  const part = (name: string) =>
    score.groups.flatMap(({ parts }) => parts).find((each) => each.part === name)!;
  const finished = lives.filter(({ finishedAt }) => finishedAt !== null);
  const punctual = finished.filter(
    ({ dueAt, finishedAt }) => Temporal.Instant.compare(finishedAt!, dueAt) <= 0,
  );
  assert.equal(part('punctual').points, (20 * punctual.length) / finished.length);
  assert.equal(part('online').points, 12, 'every life was sent online');
  // Twenty thousand đồng were due for each, and none came through the gateway.
  assert.deepEqual([part('paidOnline').counted, part('paidOnline').of], [0, finished.length]);
  assert.deepEqual([part('digitised').points, part('digitised').toGain], [0, 8]);
  const known = ['punctual', 'online', 'paidOnline', 'digitised', 'electronicResult', 'reused', 'satisfied'];
  assert.equal(
    score.points,
    known.reduce((sum, name) => sum + (part(name).points ?? 0), 0),
  );
  assert.equal(score.groups.find(({ code }) => code === 'CKMB')!.points, null, 'nothing is made up');

  const missing = await listMissing(db, agencyId, 'digitised', year, office.clock.now);
  assert.equal(missing.length, lives.length);
  const unpaid = await listMissing(db, agencyId, 'paidOnline', year, office.clock.now);
  assert.equal(unpaid.length, finished.length);

  const desk = await visitor(house, hung.actor);
  const page = await desk.get(dashboardPaths.index('2026-01'));
  assert.match(page.html, /bo-chi-so\/[0-9a-f-]+\/digitised/);
  assert.equal((await desk.get(dashboardPaths.missing(agencyId, 'digitised', '2026-01'))).status, 200);
  const other = await sql<{ id: string }>`select id from unit where id <> ${agencyId} limit 1`.execute(db);
  assert.equal((await desk.get(dashboardPaths.missing(other.rows[0]!.id, 'digitised'))).status, 404);
  assert.equal(
    (await desk.get(dashboardPaths.missing(agencyId, 'satisfied'))).status,
    404,
    'who was not content stays unnamed',
  );
  const anyone = await visitor(house);
  assert.match((await anyone.get(dashboardPaths.publicIndex('2026-01'))).html, /không phải điểm chính thức/);
});

test('a dossier that uses a kept paper again, and one digitised, are counted as such and listed', async () => {
  const photo = await office.upload(office.lan);
  const first = await office.apply([photo]);
  await office.accept(first.id);
  await catchUp(sequencerDb, db, [office.reader]);
  const [offer] = await storedPapersFor(office.lan, office.owner, office.asked);
  const key = newId();
  const procedure = { code: '9.000001', name: 'Thẻ' };
  const take = { paperId: offer!.paper.id, owner: office.owner, component: '1', procedure };
  const { fileId } = await takeFromStore(office.lan, { ...take, applicationKey: key });
  const again = await office.apply([fileId], key);
  await office.accept(again.id);
  await readAll();
  const figures = (await listFigures(db, all, office.clock.now)).get(agencyId)!;
  assert.deepEqual([figures.reused, figures.digitised], [1, 2]);
  const listed = async (figure: 'reused' | 'digitised') =>
    (await listCounted(db, agencyId, figure, all)).map(({ dossierId }) => dossierId).toSorted();
  assert.deepEqual(await listed('reused'), [again.id]);
  assert.deepEqual(await listed('digitised'), [first.id, again.id].toSorted());
});

test('a decision taken back is counted, and what was on time before stays so', async () => {
  const before = (await listFigures(db, all, office.clock.now)).get(agencyId)!;
  const { id } = await submitDossier(office.lan, office.application());
  await acceptDossier(hung, { dossierId: id });
  const handle = async () => {
    await step(thanh, id, { handlerId: duc.actor.id! });
    await step(duc, id, { outcome: 'grant' });
    await step(thanh, id, { outcome: 'approve' });
    await signOffDossier(mai, { dossierId: id, fileId: null });
    await issueResult(yen, { dossierId: id, fileId: null });
  };
  await handle();
  await reopenDossier(mai, {
    dossierId: id,
    reason: 'Cấp sai tên người được cấp',
    basis: 'Quyết định số 15/QĐ-UBND',
    basisOn: Temporal.PlainDate.from('2026-01-01'),
  });
  await readAll();
  const reopened = (await listFigures(db, all, office.clock.now)).get(agencyId)!;
  const punctual = ({ early, onTime }: typeof before) => early + onTime;
  assert.equal(reopened.reopened - before.reopened, 1);
  assert.equal(punctual(reopened) - punctual(before), 1);
  assert.equal(reopened.openInTime - before.openInTime, 1);
  assert.ok((await listCounted(db, agencyId, 'punctual', all)).some(({ dossierId }) => dossierId === id));
  assert.deepEqual(
    (await listCounted(db, agencyId, 'reopened', all)).map(({ dossierId }) => dossierId),
    [id],
  );

  office.clock.now = office.clock.now.add({ hours: 24 * 60 });
  await handle();
  await readAll();
  const again = (await listFigures(db, all, office.clock.now)).get(agencyId)!;
  assert.deepEqual([again.late - before.late, punctual(again) - punctual(before)], [1, 1]);
});

test('a figure leads to its dossiers, of one’s own agency only', async () => {
  await readAll();
  const figures = (await listFigures(db, year, office.clock.now)).get(agencyId)!;
  assert.equal((await listCounted(db, agencyId, 'late', year)).length, figures.late);
  assert.equal((await listCounted(db, agencyId, 'punctual', year)).length, figures.early + figures.onTime);

  const desk = await visitor(house, hung.actor);
  const page = await desk.get(dashboardPaths.agency('2026-01'));
  assert.match(page.html, new RegExp(`${agencyId}/late\\?thang=2026-01`));
  assert.equal((await desk.get(dashboardPaths.counted(agencyId, 'late', '2026-02'))).status, 200);
  const { rows } = await sql<{ id: string }>`select id from unit where id <> ${agencyId} limit 1`.execute(db);
  assert.equal((await desk.get(dashboardPaths.counted(rows[0]!.id, 'late'))).status, 404);
  assert.equal((await desk.get(dashboardPaths.counted(agencyId, 'salaries'))).status, 404);
});

test('everyone reads the figures, and no name stands there', async () => {
  await readAll();
  const anyone = await visitor(house);
  const { status, html } = await anyone.get(dashboardPaths.public('2026-01'));
  assert.equal(status, 200);
  assert.match(html, /Sớm và đúng hạn/);
  assert.match(html, /công bố khi hết tháng và đủ lượt đánh giá/);
  assert.doesNotMatch(html, /Lò Thị Lan|H99\.102/);
  assert.equal((await anyone.get(`${dashboardPaths.public()}?thang=2026-13`)).status, 200);
});
