import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { addCitizen } from '#modules/mandates/fixtures.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp, recordEvent } from '#platform/events/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { startPlayTextProvider } from './carriers/play-text-provider.ts';
import { sampleRules } from './fixtures.ts';
import { brandnameSms, noticePaths, noticeReader, sendNotice } from './index.ts';
import { noticeRoutes } from './module.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
await installJobs(database.adminUrl);
const clock = { now: Temporal.Instant.from('2026-11-25T02:00:00Z') };
const now = () => clock.now;
const secret = 'trang thông báo thử';
const play = await startPlayTextProvider({ port: 0, secret, reportUrl: null, now });
const provider = brandnameSms({ url: play.url, account: 'MUONG', secret, brandname: 'MUONG MAU' });
const house = await testApp({
  database,
  now,
  routes: [noticeRoutes({ rules: sampleRules, channels: ['email', 'sms'], textProvider: provider })],
  accessRules: { citizen: ({ kind }) => kind === 'citizen' },
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: null,
  }),
});
const origin = await house.app.listen({ port: 0, host: '127.0.0.1' });
const browser = skipWithoutChromium ? undefined : await launchChromium();
after(async () => {
  await browser?.close();
  await Promise.all([house.app.close(), play.close()]);
});

const lan = await addCitizen(db, 'Lò Thị Lan', {
  email: 'lan@muongmau.example',
  phone: '+84912345678',
});
const sees = await visitor(house, lan);
const parts = { db, tenant: 'sample', rules: sampleRules, now, carriers: { sms: provider } };
const reader = noticeReader({
  ...parts,
  site: { baseUrl: origin, siteName: 'Tỉnh Mường Mẫu' },
  channels: ['email', 'sms'],
  sources: [
    async (_tx, events) =>
      events
        .filter(({ type }) => type === 'book-lent')
        .map(({ id, subject, data }) => ({
          eventId: id,
          class: String(data['class']),
          about: subject,
          recipient: { kind: 'citizen', id: lan.id },
          addresses: { email: 'lan@muongmau.example', sms: '0912345678' },
          subject: String(data['title']),
          body: 'Hồ sơ H99.102-261125-0001 (Đăng ký khai sinh) đã được tiếp nhận. Hẹn trả kết quả: 17:00 02/12/2026.',
          short: 'Ho so H99.102-261125-0001 da duoc tiep nhan.',
          path: '/ho-so-cua-toi',
        })),
  ],
});

/** Tells her of a book, and sends what goes by text message. */
async function tell(title: string, code = 'decision'): Promise<void> {
  const ctx = database.context(undefined, now);
  const subject = { type: 'loan', id: newId(), version: 1 };
  await ctx.transaction((tx) =>
    recordEvent(tx, ctx, { type: 'book-lent', subject, data: { title, class: code } }),
  );
  await catchUp(sequencerDb, db, [reader]);
  const waiting = await db
    .selectFrom('noticeDelivery')
    .select('id')
    .where('state', '=', 'waiting')
    .where('channel', '=', 'sms')
    .execute();
  for (const { id } of waiting) await sendNotice(parts, id);
}

describe('the page of notices', () => {
  test('says that there is nothing yet', async () => {
    assert.match((await sees.get(noticePaths.own())).html, /Chưa có thông báo nào/);
  });

  test('a person chooses text messages, and what the law asks for keeps a way', async () => {
    const page = await sees.get(noticePaths.channels());
    assert.match(page.html, /Nghị định 61\/2018\/NĐ-CP/);
    assert.doesNotMatch(page.html, /name="decision"[^>]*value="page"/);
    const wrong = await sees.post(noticePaths.channels(), { decision: 'page', progress: 'sms' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /bắt buộc phải gửi/);
    const chosen = await sees.post(noticePaths.channels(), {
      decision: 'sms',
      progress: 'page',
      afterwards: 'email',
    });
    assert.equal(chosen.location, noticePaths.channels());
    const again = await sees.get(noticePaths.channels());
    assert.match(again.html, /id="decision-sms"[^>]*checked/);
    assert.match(again.html, /id="progress-page"[^>]*checked/);
  });

  test('shows each with its proof, from the provider’s own report', async () => {
    await tell('Hồ sơ H99.102-261125-0001 đã được tiếp nhận');
    const [sent] = play.sent;
    const report = play.report(sent!.requestId);
    const post = (body: object) =>
      fetch(origin + noticePaths.textReports, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    assert.equal((await post({ ...report, status: 'failed' })).status, 400);
    assert.equal((await post(report)).status, 200);
    assert.equal((await post(report)).status, 200);
    assert.equal((await post(play.report(newId()))).status, 404);
    const { html } = await sees.get(noticePaths.own());
    assert.match(html, /Tin nhắn[\s\S]*09••••5678[\s\S]*đã đến máy 09:00 25\/11\/2026[\s\S]*mã TN000001/);
    await tell('Đã nhận giấy tờ bổ sung', 'progress');
    assert.match((await sees.get(noticePaths.own())).html, /Hiện ở trang Thông báo/);
  });

  test('is marked as read by its reader, and stays so', async () => {
    const { html } = await sees.get(noticePaths.own());
    assert.equal(html.match(/>Mới</g)?.length, 2);
    const [, until] = /name="until" value="([^"]+)"/.exec(html)!;
    assert.equal((await sees.post(noticePaths.read(), { until: until! })).location, noticePaths.own());
    await sees.post(noticePaths.read(), { until: until! });
    assert.doesNotMatch((await sees.get(noticePaths.own())).html, />Mới</);
    const read = await db.selectFrom('event').select('type').where('type', '=', 'notices-read').execute();
    assert.equal(read.length, 1);
    await tell('Hồ sơ H99.102-261125-0001 đã có kết quả');
    assert.equal((await sees.get(noticePaths.own())).html.match(/>Mới</g)?.length, 1);
    assert.equal((await sees.post(noticePaths.read(), { until: newId() })).status, 404);
  });

  test('goes back by twenty at a time', async () => {
    for (let number = 1; number <= 19; number += 1) await tell(`Thông báo thứ ${number}`, 'progress');
    const { html } = await sees.get(noticePaths.own());
    const [, after] = /href="\/thong-bao\?sau=([^"]+)"/.exec(html)!;
    const older = await sees.get(noticePaths.own(after));
    assert.match(older.html, /đã được tiếp nhận/);
    assert.doesNotMatch(older.html, /Thông báo thứ/);
  });

  test('is nobody else’s', async () => {
    const other = await addCitizen(db, 'Quàng Văn Hòa', { email: 'hoa@muongmau.example' });
    assert.match((await (await visitor(house, other)).get(noticePaths.own())).html, /Chưa có thông báo nào/);
    assert.notEqual((await (await visitor(house)).get(noticePaths.own())).status, 200);
  });

  for (const width of [390, 1366])
    test(`stands on a screen of ${width} px, readable by everyone`, {
      skip: skipWithoutChromium,
    }, async () => {
      const cookie = await house.signIn(lan);
      const problems = [];
      for (const [name, path] of [
        ['notices', noticePaths.own()],
        ['notice-channels', noticePaths.channels()],
      ] as const)
        problems.push(...(await inspectPage(browser!, { url: origin + path, cookie, width, name })));
      assert.deepEqual(problems, []);
    });
});
