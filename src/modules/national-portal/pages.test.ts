import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { acceptDossier } from '#modules/dossiers/index.ts';
import { findProcedure } from '#modules/procedures/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { catchUp } from '#platform/events/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { libraryCard } from '../dossiers/fixtures.ts';
import { fetchArrivals } from './arrivals/fetch-arrivals.ts';
import { takeArrivals } from './arrivals/take-arrivals.ts';
import { connectedOffice } from './fixtures.ts';
import { errorTexts, nationalPortalRoutes, portalStatusReader, sendStatuses } from './module.ts';
import { consoleArrivalPaths, deskArrivalPaths, portalApi, portalLinePaths } from './paths.ts';

const database = await testDatabase();
const { db } = database;
const { office, portal, services, line, application, message } = await connectedOffice(database);
const { clock } = office;
after(() => portal.close());
const house = await testApp({
  database,
  now: () => clock.now,
  routes: nationalPortalRoutes(services),
  accessRules: {
    administrator: (actor) => holdsRole(actor, 'administrator'),
    officer: (actor) => actor.kind === 'officer',
  },
  errorTexts,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 1,
  }),
});
const administrator = (await office.officer('nam')).actor;
const nam = await visitor(house, administrator);

const good = application();
const unknown = application({ MaTTHC: '9.000777' });
portal.offer(good, unknown, { ...message('RutHoSo', 'G01-chua-den'), LyDo: 'Đổi ý' });
while ((await fetchArrivals(line, services)) > 0);
await takeArrivals(line, services);
const { id: dossierId, code } = await db
  .selectFrom('dossier')
  .select(['id', 'code'])
  .where('externalCode', '=', good.MaHoSo)
  .executeTakeFirstOrThrow();
await acceptDossier(await office.officer('hung'), { dossierId });
await catchUp(database.sequencerDb, db, [portalStatusReader()]);
await sendStatuses(line, services);
portal.standing = 'down';
await sendStatuses(line, services);
portal.standing = 'answers';
const minh = await office.officer('minh');
const heldArrival = await db
  .selectFrom('portalArrival')
  .select('id')
  .where('state', '=', 'held')
  .executeTakeFirstOrThrow();
const sentMessage = await db
  .selectFrom('portalMessage')
  .select('id')
  .where('state', '=', 'delivered')
  .executeTakeFirstOrThrow();
portal.days.set(code, '5').set('H99.102-261125-0999', '2');
portal.procedures.push({
  MATTHC: libraryCard.code,
  TENTTHC: libraryCard.name,
  LINHVUCTHUCHIEN: { TENLINHVUC: 'Hộ tịch' },
  CAPTHUCHIEN: ['Cấp xã'],
  CACHTHUCTHUCHIEN: [
    {
      KENH: 'Trực tuyến',
      THOIGIAN: [
        {
          THOIGIANGIAIQUYET: '3',
          DONVITINH: 'Ngày làm việc',
          PHILEPHI: [{ SOTIEN: '15000', DONVI: 'Đồng', MOTA: 'Lệ phí' }],
        },
      ],
    },
  ],
  THANHPHANHOSO: [{ GIAYTO: [{ TENGIAYTO: 'Ảnh chân dung 3x4', originals: '1', copies: '0' }] }],
  KETQUATHUCHIEN: [{ TENKETQUA: 'Thẻ thư viện' }],
  CANCUPHAPLY: [],
});
portal.procedures.push({ MATTHC: 'hỏng' });
const day = '2026-11-25';
const browser = skipWithoutChromium ? undefined : await launchChromium();
after(() => browser?.close());
const origin = await house.app.listen({ port: 0 });
after(() => house.app.close());

describe('the pages of the line', () => {
  test('say when the portal was heard, what waits, and what it is to be looked at', async () => {
    const { html } = await nam.get(portalLinePaths.line);
    assert.match(html, /Không liên lạc được, đã thử 1 lần/);
    assert.match(html, /Tên trường chưa được kiểm chứng/);
    assert.match(html, /Cách ly/);
    const clerk = await visitor(house, (await office.officer('duc')).actor);
    assert.equal((await clerk.get(portalLinePaths.line)).status, 403);
  });

  test('find a status by its dossier, and tell it again', async () => {
    assert.match((await nam.get(portalLinePaths.sent({ q: code }))).html, new RegExp(code));
    assert.match((await nam.get(portalLinePaths.sent({ q: 'the thu vien' }))).html, new RegExp(code));
    assert.doesNotMatch((await nam.get(portalLinePaths.sent({ state: 'refused' }))).html, new RegExp(code));
    const page = await nam.get(portalLinePaths.message(sentMessage.id));
    assert.match(page.html, /Cổng đã nhận/);
    assert.equal((await nam.post(portalLinePaths.resending(sentMessage.id), {})).status, 303);
    assert.match((await nam.get(portalLinePaths.message(sentMessage.id))).html, /Chờ gửi/);
  });

  test('show what is held, ask for a reason to put it aside, and try again what was mended', async () => {
    const list = await nam.get(portalLinePaths.received({ state: 'held' }));
    assert.match(list.html, /Không có thủ tục mang mã này/);
    const page = await nam.get(portalLinePaths.arrival(heldArrival.id));
    assert.doesNotMatch(page.html, /Lò Thị Lan/, 'a person is not shown without a purpose');
    const bare = await nam.post(consoleArrivalPaths.dismissal(heldArrival.id), { note: '' });
    assert.equal(bare.status, 422);
    assert.match(bare.html, /Ghi lý do/);
    assert.equal((await nam.post(consoleArrivalPaths.retry(heldArrival.id), {})).status, 303);
    assert.equal((await nam.post(consoleArrivalPaths.retry(heldArrival.id), {})).status, 409);
    await takeArrivals(line, services);
    assert.match((await nam.get(portalLinePaths.arrival(heldArrival.id))).html, /Bỏ qua bản tin/);
  });

  test('lay what is held in the inbox of the province’s centre, whose clerk settles it at the desk', async () => {
    const [item] = await listInbox(db, minh.actor);
    assert.deepEqual([item?.subjectType, item?.subjectId], ['portal-arrival', heldArrival.id]);
    const desk = await visitor(house, minh.actor);
    const page = await desk.get(deskArrivalPaths.arrival(heldArrival.id));
    assert.match(page.html, /Không có thủ tục mang mã này/);
    const hung = await visitor(house, (await office.officer('hung')).actor);
    assert.equal((await hung.get(deskArrivalPaths.arrival(heldArrival.id))).status, 404);
    assert.equal((await hung.post(deskArrivalPaths.retry(heldArrival.id), {})).status, 404);
    assert.equal((await desk.post(deskArrivalPaths.dismissal(heldArrival.id), { note: '' })).status, 422);

    assert.equal((await desk.post(deskArrivalPaths.retry(heldArrival.id), {})).status, 303);
    assert.deepEqual(await listInbox(db, minh.actor), []);
    await takeArrivals(line, services);
    assert.equal((await listInbox(db, minh.actor)).length, 1, 'held again, it is work again');
  });

  test('compare a day, list what differs, and send it again', async () => {
    clock.now = clock.now.add({ minutes: 20 });
    const compared = await nam.post(portalLinePaths.days, { on: day });
    assert.equal(compared.location, portalLinePaths.day(day));
    const { html } = await nam.get(portalLinePaths.day(day));
    assert.match(html, new RegExp(code));
    assert.match(html, /H99\.102-261125-0999/);
    assert.equal((await nam.post(portalLinePaths.dayResending(day), {})).status, 303);
    assert.equal((await nam.post(portalLinePaths.days, { on: '2027-01-01' })).status, 409);
  });
});

describe('the national database of procedures', () => {
  const today = Temporal.PlainDate.from('2026-11-25');
  const inForce = async () => (await findProcedure(db, libraryCard.code, today))!;

  test('is held against ours, and its differences are shown before any is taken', async () => {
    const before = await inForce();
    assert.equal((await nam.post(portalLinePaths.proposals, {})).status, 303);
    const { html } = await nam.get(portalLinePaths.proposals);
    for (const text of [
      'Thời hạn giải quyết',
      'Phí, lệ phí',
      '15.000',
      'Ảnh chân dung 3x4',
      '1 bản ghi không đọc được',
    ])
      assert.ok(html.includes(text), text);
    assert.equal((await inForce()).id, before.id);
  });

  test('is taken by a press, declined until it says something new, and stale pages take nothing', async () => {
    const decide = (decision: string, seenVersion: string) =>
      nam.post(portalLinePaths.proposal(libraryCard.code), { decision, seenVersion });
    assert.equal((await decide('take', '7')).status, 409);
    assert.equal((await decide('decline', '1')).status, 303);
    await nam.post(portalLinePaths.proposals, {});
    assert.match((await nam.get(portalLinePaths.proposals)).html, /Không có thay đổi nào/);
    portal.procedures[0] = { ...portal.procedures[0], TENTTHC: 'Cấp thẻ thư viện phường, xã' };
    await nam.post(portalLinePaths.proposals, {});
    const { version } = await db.selectFrom('portalProposal').select('version').executeTakeFirstOrThrow();
    await nam.post(portalLinePaths.takingAll, { seen: `${libraryCard.code} ${version}` });
    const { content } = await inForce();
    assert.equal(content.name, 'Cấp thẻ thư viện phường, xã');
    assert.equal(content.channels[0]?.timeLimit?.amount, 3);
    await nam.post(portalLinePaths.proposals, {});
    assert.match((await nam.get(portalLinePaths.proposals)).html, /Không có thay đổi nào/);
  });
});

describe('the addresses of the portal', () => {
  const push = (key: string, body: readonly unknown[]) =>
    house.app.inject({
      method: 'POST',
      url: portalApi.arrivals,
      headers: { 'portal-key': key, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });

  test('take messages from who shows the key, each once, and say how many were new', async () => {
    const sent = application();
    assert.equal((await push('sai', [sent])).statusCode, 403);
    assert.deepEqual((await push(services.key!, [sent, sent])).json(), { received: 2, added: 1 });
    assert.deepEqual((await push(services.key!, [sent])).json(), { received: 1, added: 0 });
  });

  test('give no result that no status has named', async () => {
    const url = portalApi.result(sentMessage.id, 0);
    assert.equal((await house.app.inject({ url })).statusCode, 403);
    const shown = await house.app.inject({ url, headers: { 'portal-key': services.key! } });
    assert.equal(shown.statusCode, 404);
  });
});

describe('the pages in a browser', { skip: skipWithoutChromium }, () => {
  const pages: readonly (readonly [string, string])[] = [
    ['line', portalLinePaths.line],
    ['sent', portalLinePaths.sent()],
    ['message', portalLinePaths.message(sentMessage.id)],
    ['received', portalLinePaths.received()],
    ['held', portalLinePaths.arrival(heldArrival.id)],
    ['days', portalLinePaths.days],
    ['day', portalLinePaths.day(day)],
    ['proposals', portalLinePaths.proposals],
  ];
  for (const width of [1366, 390]) {
    test(`are accessible and no wider than ${width} px`, async () => {
      portal.procedures[0] = { ...portal.procedures[0], TENTTHC: `Cấp thẻ thư viện ${width}` };
      await nam.post(portalLinePaths.proposals, {});
      const cookie = await house.signIn(administrator);
      for (const [name, path] of pages) {
        const page = { url: origin + path, cookie, width, name: `portal-${name}` };
        assert.deepEqual(await inspectPage(browser!, page), []);
      }
      const url = origin + deskArrivalPaths.arrival(heldArrival.id);
      const desk = { url, cookie: await house.signIn(minh.actor), width, name: 'portal-desk' };
      assert.deepEqual(await inspectPage(browser!, desk), []);
    });
  }
});
