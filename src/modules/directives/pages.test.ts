import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { workflowRoutes } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { sampleDirectives } from './fixtures.ts';
import {
  acceptCompletion,
  contestEvaluation,
  directiveReader,
  drawEvaluation,
  lexiconOf,
  nameSecretary,
  ownFactWords,
  receiveDirective,
  remindDirectives,
  reportCompletion,
  reportProgress,
  requestExtension,
} from './index.ts';
import { orderRoutes } from './module.ts';
import { paths } from './paths.ts';

const database = await testDatabase();
const house = await sampleDirectives(database, '2026-10-05T02:00:00Z');
const { clock } = house;
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const app = await testApp({
  database,
  now: () => clock.now,
  routes: [
    workflowRoutes,
    ...orderRoutes({ blobs: house.blobs, letters, rules: house.rules, factWords: [] }),
  ],
  accessRules: { officer: ({ kind }) => kind === 'officer' },
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
// Opened before any test is declared: the runner takes a file for done when all declared tests are.
const browser = skipWithoutChromium ? null : await launchChromium();
const origin = browser ? await app.app.listen({ port: 0 }) : '';
after(async () => {
  await browser?.close();
  await Promise.all([app.app.close(), letters.close()]);
});

const [long, ha, lien, huy, hien, thanh] = (await Promise.all(
  ['long', 'ha', 'lien', 'huy', 'hien', 'thanh'].map(house.officer),
)) as [Context, Context, Context, Context, Context, Context];
const day = (text: string) => Temporal.PlainDate.from(text);
const go = (to: string) => {
  clock.now = Temporal.Instant.from(to);
};

// October: six directives that ended, two of them late; a month's sheet of Huy, contested.
for (const [index, done] of ['15', '16', '19', '20', '23', '26'].entries()) {
  go('2026-10-05T02:00:00Z');
  const { id: directiveId } = await house.inHand({
    title: `Rà soát danh sách ${index + 1}`,
    dueOn: day('2026-10-20'),
  });
  go(`2026-10-${done}T02:00:00Z`);
  await reportCompletion(huy, { directiveId, reportKey: newId(), body: 'Đã xong.' });
  await acceptCompletion(long, { directiveId });
}
go('2026-11-03T02:00:00Z');
const sheetId = await drawEvaluation(lien, lexiconOf(ownFactWords), {
  officerId: huy.actor.id!,
  month: Temporal.PlainYearMonth.from('2026-10'),
});
await contestEvaluation(huy, {
  evaluationId: sheetId,
  measure: 'directivesLate',
  reason: 'Chờ số liệu của xã',
});

// November: one in hand with two parts, one of them to be extended, one reported; one not received; one overdue.
const whole = await house.inHand({
  title: 'Hỗ trợ hộ nghèo ăn Tết Đinh Mùi 2027',
  content: 'Rà soát, lập danh sách, phân bổ và trao quà xong trước ngày 11/12.',
  product: 'Danh sách hộ, báo cáo trao quà',
  source: { kind: 'meeting', reference: 'Thông báo kết luận số 15/TB-VPUB ngày 02/11/2026' },
  supervisorId: ha.actor.id,
});
const part = (unitCode: string, title: string) =>
  house.give(huy, {
    parentId: whole.id,
    title,
    lead: { unitCode },
    cooperating: [],
    dueOn: day('2026-11-27'),
  });
const health = await part('H99.12', 'Rà soát người ốm đau, khuyết tật');
const commune = await part('H99.102', 'Rà soát hộ nghèo của xã');
for (const [who, { id }] of [
  [hien, health],
  [thanh, commune],
] as const)
  await receiveDirective(who, { directiveId: id });
await requestExtension(thanh, {
  directiveId: commune.id,
  dueOn: day('2026-12-18'),
  reason: 'Ba bản bị sạt lở đường',
});
await reportCompletion(hien, {
  directiveId: health.id,
  reportKey: newId(),
  body: 'Đã rà soát 412 người, danh sách kèm theo.',
  fileIds: [await house.evidence(hien, 'danh-sach.pdf')],
});
const late = await house.inHand({ title: 'Báo cáo biên chế năm 2026', dueOn: day('2026-11-20') });
const waiting = await house.give(long, { title: 'Chuẩn bị họp tổng kết năm' });
const outside = { code: 'H18.05', name: 'Sở Tài chính tỉnh Điện Biên' };
await house.give(long, { title: 'Cung cấp số liệu giáp ranh', lead: { outside }, cooperating: [] });
await nameSecretary(long, {
  positionId: long.actor.positions[0]!.positionId,
  secretaryId: ha.actor.id!,
  acts: ['give', 'answer'],
  until: day('2026-12-31'),
});
go('2026-11-23T01:00:00Z');
await reportProgress(huy, {
  directiveId: whole.id,
  reportKey: newId(),
  body: 'Xong bước rà soát.',
  percent: 40,
});
await remindDirectives(house.system, house.rules);
await catchUp(database.sequencerDb, database.db, [directiveReader(huy.calendar)]);

test('the list is filtered by its address, says how likely it is to be late, and shows what the officer is reminded of', async () => {
  const browser = await visitor(app, huy.actor);
  const open = await browser.get(paths.list());
  assert.match(open.html, /\d\/6 việc tương tự đã muộn/);
  assert.match(open.html, /Nhắc việc hôm nay/);
  const chair = await visitor(app, long.actor);
  const overdue = await chair.get(paths.list({ view: 'overdue' }));
  assert.ok(overdue.html.includes(late.code) && !overdue.html.includes(waiting.code));
  const given = await chair.get(paths.list({ state: 'given' }));
  assert.ok(given.html.includes(waiting.code) && !given.html.includes(late.code));
});

test('the board shows the open work of each unit in columns and as bars of time, the same in words', async () => {
  const { html } = await (await visitor(app, long.actor)).get(paths.board());
  const [, table = '', bars = ''] =
    /<table[\s\S]*?(<tbody[\s\S]*?<\/tbody>)[\s\S]*?(<svg[\s\S]*<\/svg>)/.exec(html)!;
  const [firstRow] = table.split('</tr>');
  assert.match(
    firstRow!,
    /Sở Nội vụ[\s\S]*Báo cáo biên chế[\s\S]*quá hạn/,
    'the unit with overdue work stands first',
  );
  assert.match(bars, new RegExp(`<title>${late.code}: [^<]*tiến độ 0%, quá hạn</title>`));
  assert.match(bars, new RegExp(`href="${paths.directive(whole.id)}"`));
});

test('a form that is wrong comes back with what was typed, and what was sent twice is one order', async () => {
  const browser = await visitor(app, long.actor);
  const order = {
    givingKey: newId(),
    as: long.actor.positions[0]!.positionId,
    kind: 'dated',
    lead: 'H99.08',
    title: 'Kiểm tra cầu treo',
    dueOn: '2026-11-01',
  };
  const wrong = await browser.post(paths.giving(), order);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /href="#dueOn">Ngày này đã qua[\s\S]*Kiểm tra cầu treo/);
  const sent = await browser.post(paths.giving(), { ...order, dueOn: '2026-12-11' });
  const again = await browser.post(paths.giving(), { ...order, dueOn: '2026-12-11' });
  assert.equal(sent.location, again.location);
  const outsider = await visitor(app, await house.officer('khoa').then(({ actor }) => actor));
  assert.equal((await outsider.get(sent.location!)).status, 404);
});

test('of the acts of a page that ask the same, the one that was refused has what is wrong', async () => {
  const browser = await visitor(app, thanh.actor);
  const { status, html } = await browser.post(paths.act(commune.id, 'progress'), {
    percent: '120',
    body: 'Xong bản',
  });
  assert.equal(status, 422);
  assert.match(html, /href="#percent">Ghi một số từ 0 đến 100[\s\S]*Xong bản<\/textarea>[\s\S]*id="percent"/);
  assert.equal(html.match(/Xong bản/g)?.length, 1, 'not in the box of the report that all is done');
});

test('an act on a page that is older than the directive is refused, and the page shows what is there now', async () => {
  const browser = await visitor(app, lien.actor);
  const stale = { seenVersion: '99', handler: huy.actor.id! };
  const answer = await browser.post(paths.act(waiting.id, 'receive'), stale);
  assert.equal(answer.status, 409);
  assert.match(answer.html, /vừa thay đổi/);
});

test('evidence is read by who sees the directive, and by nobody else', async () => {
  const reading = await visitor(app, long.actor);
  const page = await reading.get(paths.directive(health.id));
  const [, file] = /href="([^"]+\/tep\/[^"]+)"/.exec(page.html)!;
  assert.equal((await reading.get(file!)).bytes.toString(), '%PDF-1.4 danh-sach.pdf');
  const outsider = await visitor(app, (await house.officer('khoa')).actor);
  assert.equal((await outsider.get(file!)).status, 404);
});

test('the monthly sheet is printed by the letters engine with every objection', async () => {
  const reading = await visitor(app, huy.actor);
  const pdf = await reading.get(paths.evaluationPdf(sheetId));
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(Buffer.from(pdf.bytes.subarray(0, 5)).toString(), '%PDF-');
});

const agencyId = whole.leadAgencyId!;
const pages: readonly (readonly [name: string, who: Context, path: string])[] = [
  ['list', long, paths.list()],
  ['digest', huy, paths.list({ view: 'overdue' })],
  ['giving', long, paths.giving()],
  ['giving-part', huy, paths.giving(whole.id)],
  ['directive-whole', huy, paths.directive(whole.id)],
  ['directive-receive', lien, paths.directive(waiting.id)],
  ['directive-accept', huy, paths.directive(health.id)],
  ['directive-decide', long, paths.directive(commune.id)],
  ['board', long, paths.board()],
  ['figures', long, paths.figures('2026-10')],
  ['counted', long, paths.counted(agencyId, 'late', '2026-10')],
  ['secretary', ha, paths.secretary()],
  ['leader', long, paths.secretary()],
  ['diary', lien, paths.diary(huy.actor.id!, '2026-10')],
  ['evaluations', lien, paths.evaluations('2026-10')],
  ['evaluation', lien, paths.evaluation(sheetId)],
];
for (const width of [390, 1366]) {
  test(`the pages are accessible and no wider than ${width} px`, {
    skip: skipWithoutChromium,
  }, async () => {
    for (const [name, who, path] of pages) {
      const cookie = await app.signIn(who.actor);
      assert.deepEqual(await inspectPage(browser!, { url: origin + path, cookie, width, name }), []);
    }
  });
}
