import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  handOverDossier,
  issueResult,
  listRated,
  rateDossier,
  signOffDossier,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { findUnitByCode } from '#modules/org/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import {
  agencyFigureRoutes,
  ownSatisfactionRoutes,
  publicFigureRoutes,
  publicSatisfactionRoutes,
} from '../module.ts';
import { dashboardPaths } from '../paths.ts';
import { listSatisfaction } from './published.ts';
import { ratingsReader } from './ratings-reader.ts';
import { headedBy, listSatisfactionWithin } from './within-agency.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const office = await sampleOffice(database);
const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const agencyId = hung.actor.positions[0]!.agencyId;
const other = (await findUnitByCode(db, 'H99.101', Temporal.PlainDate.from('2026-11-25')))!.id;
const october = { from: Temporal.PlainDate.from('2026-10-01'), to: Temporal.PlainDate.from('2026-10-31') };
const november = Temporal.PlainDate.from('2026-11-25');

const house = await testApp({
  database,
  now: () => Temporal.Instant.from('2026-11-25T02:00:00Z'),
  routes: [publicFigureRoutes, publicSatisfactionRoutes, agencyFigureRoutes, ownSatisfactionRoutes],
  accessRules,
  siteFor: () => ({ site: { name: 'Tỉnh Mường Mẫu', line: 'Số liệu', isDemo: true }, inboxCount: 0 }),
});
const origin = await house.app.listen({ port: 0, host: '127.0.0.1' });
const browser = skipWithoutChromium ? undefined : await launchChromium();
after(async () => {
  await browser?.close();
  await house.app.close();
});

const khaiSinh = { procedureCode: '1.001193', procedureName: 'Đăng ký khai sinh' };
const khaiTu = { procedureCode: '1.000656', procedureName: 'Đăng ký khai tử' };
/** So many ratings of October, so many of them content. */
const rate = (
  rated: number,
  satisfied: number,
  of: { procedureCode: string; procedureName: string; agencyId?: string; officers?: string[] },
) =>
  db
    .insertInto('dashboardRating')
    .values(
      Array.from({ length: rated }, (_, index) => ({
        dossierId: newId(),
        ratedOn: october.from.add({ days: index % 31 }),
        agencyId,
        officers: [],
        steps: ['Thẩm định hồ sơ'],
        isSatisfied: index < satisfied,
        ...of,
      })),
    )
    .execute();

/** A dossier that went through all hands, and whose applicant was content. */
async function handledAndRated(): Promise<string> {
  const { id: dossierId } = await submitDossier(office.lan, office.application());
  await acceptDossier(hung, { dossierId });
  for (const [ctx, how] of [
    [thanh, { handlerId: duc.actor.id! }],
    [duc, { outcome: 'grant' }],
    [thanh, { outcome: 'approve' }],
  ] as const) {
    const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
    await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
  }
  await signOffDossier(mai, { dossierId, fileId: null });
  await issueResult(yen, { dossierId, fileId: null });
  await rateDossier(office.lan, { dossierId, score: 5, comment: 'Cảm ơn anh Đức' });
  return dossierId;
}

describe('satisfaction', () => {
  test('is kept of a rated dossier with the hands it went through, once, and without the score or the words', async () => {
    const rated = await handledAndRated();
    const reader = ratingsReader(listRated);
    await catchUp(sequencerDb, db, [reader]);
    await db.updateTable('eventCursor').set({ position: '0' }).where('reader', '=', 'ratings').execute();
    await catchUp(sequencerDb, db, [reader]);
    const rows = await db.selectFrom('dashboardRating').selectAll().execute();
    assert.equal(rows.length, 1);
    const [row] = rows;
    assert.deepEqual([row!.dossierId, row!.agencyId, row!.isSatisfied], [rated, agencyId, true]);
    assert.ok(row!.officers.includes(duc.actor.id!) && row!.officers.includes(mai.actor.id!));
    assert.ok(row!.steps.length >= 4);
    assert.ok(!('score' in row!));
  });

  test('of a month is published when it is over, and not before', async () => {
    const month = { from: november.with({ day: 1 }), to: november.with({ day: 30 }) };
    assert.equal(await listSatisfaction(db, month, november), undefined);
    assert.equal(await listSatisfaction(db, month, month.to), undefined);
    assert.ok(await listSatisfaction(db, month, month.to.add({ days: 1 })));
  });

  test('is published by agency and by procedure, with a second number hidden where one alone would be told', async () => {
    await rate(12, 10, { ...khaiSinh, officers: [duc.actor.id!] });
    await rate(8, 6, { ...khaiTu, officers: [thanh.actor.id!] });
    await rate(9, 9, { ...khaiSinh, agencyId: other });
    await rate(2, 1, { ...khaiTu, agencyId: other });
    const found = (await listSatisfaction(db, october, november))!;
    assert.deepEqual(found.province, { rated: 31, satisfied: 26 });
    assert.deepEqual(found.agencies.get(agencyId), { rated: 20, satisfied: 16 });
    // Two of the other agency for registering a death: neither they, nor what with a sum or a difference gives them.
    assert.equal(found.ofAgency.get(other)!.get(khaiTu.procedureCode)!.shown, null);
    assert.deepEqual(found.agencies.get(other), { rated: 11, satisfied: 10 });
    assert.equal(
      found.ofAgency.get(other)!.get(khaiSinh.procedureCode)!.shown,
      null,
      'the agency less its births would tell of the two',
    );
    assert.deepEqual(found.ofAgency.get(agencyId)!.get(khaiTu.procedureCode)!.shown, {
      rated: 8,
      satisfied: 6,
    });
  });

  test('by officer is for the head of the agency alone: to others there is no such page', async () => {
    assert.deepEqual(headedBy(mai.actor), [agencyId]);
    for (const who of [hung, thanh, duc, yen]) {
      assert.deepEqual(headedBy(who.actor), []);
      const sees = await visitor(house, who.actor);
      assert.equal((await sees.get(dashboardPaths.ownSatisfaction())).status, 404);
      assert.doesNotMatch((await sees.get(dashboardPaths.agency())).html, /hai-long/);
    }
    const head = await visitor(house, mai.actor);
    assert.match((await head.get(dashboardPaths.agency())).html, /so-lieu\/hai-long/);
    const { html } = await head.get(dashboardPaths.ownSatisfaction());
    assert.match(html, /Theo cán bộ đã xử lý/);
    assert.match(html, /Thẩm định hồ sơ/);
  });

  test('by officer tells nothing together with what is published', async () => {
    const published = (await listSatisfaction(db, october, november))!;
    const within = await listSatisfactionWithin(db, agencyId, october, published);
    const of = (id: string) => within.officers.get(id) ?? null;
    // Đức did every registration of a birth and nothing else: his number is the agency's for it, shown or hidden with it.
    const births = published.ofAgency.get(agencyId)!.get(khaiSinh.procedureCode)!.shown;
    assert.ok(births !== null || of(duc.actor.id!) === null);
    await rate(3, 0, { ...khaiSinh, officers: [duc.actor.id!, yen.actor.id!] });
    const now = await listSatisfactionWithin(
      db,
      agencyId,
      october,
      (await listSatisfaction(db, october, november))!,
    );
    assert.equal(now.officers.get(yen.actor.id!), null, 'three, all of them discontented');
  });

  test('stands on the public page as far as it may, and among the other figures when its month is over', async () => {
    const everyone = await visitor(house);
    const { html } = await everyone.get(dashboardPaths.satisfaction());
    assert.match(html, /Hài lòng toàn tỉnh[\s\S]*76,5/);
    assert.match(html, /không công bố/);
    assert.match((await everyone.get(dashboardPaths.satisfaction('2026-11'))).html, /Tháng này chưa hết/);
    assert.match((await everyone.get(dashboardPaths.public('2026-10'))).html, /76,5/);
  });

  for (const width of [390, 1366])
    test(`can be read by everyone on a screen of ${width} px`, { skip: skipWithoutChromium }, async () => {
      const cookie = await house.signIn(mai.actor);
      const problems = [];
      for (const [name, path] of [
        ['satisfaction', dashboardPaths.satisfaction()],
        ['satisfaction-own', dashboardPaths.ownSatisfaction()],
      ] as const)
        problems.push(...(await inspectPage(browser!, { url: origin + path, cookie, width, name })));
      assert.deepEqual(problems, []);
    });
});
