import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createLetterPress } from '#engines/letters/index.ts';
import type { Context } from '#platform/context.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { problemsOn } from '#ui/gallery/inspect-page.ts';
import { sampleDesk } from './fixtures.ts';
import {
  askRefund,
  checkBooks,
  collectCash,
  nationalPlatform,
  payOnline,
  readAccounts,
  readBudgetRules,
  readFeeCategories,
  recalculateFee,
  startPlayGateway,
} from './index.ts';
import { paymentRoutes } from './module.ts';
import { paymentPaths } from './paths.ts';

if (skipWithoutChromium) test('payments in a browser', { skip: skipWithoutChromium });
else await payInBrowser();

async function payInBrowser(): Promise<void> {
  const database = await testDatabase();
  const office = await sampleDesk(database);
  const pack = readPack('packs', 'sample');
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const secret = 'trang thử';
  const callback = { callbackUrl: null as string | null, returnUrl: null as string | null };
  const play = await startPlayGateway({ port: 0, secret, now: () => office.clock.now, ...callback });
  const online = {
    gateway: nationalPlatform({ url: play.url, partnerCode: 'MUONG', secret }),
    accountOf: readAccounts(pack),
  };
  const house = await testApp({
    database,
    now: () => office.clock.now,
    routes: paymentRoutes({
      letters,
      baseUrl: 'http://localhost',
      online,
      categories: readFeeCategories(pack),
      budget: readBudgetRules(pack),
      subjectHref: (_to, { subjectCode }) => `/tra-cuu/${subjectCode}`,
    }),
    accessRules: {
      officer: ({ kind }) => kind === 'officer',
      citizen: ({ kind }) => kind === 'citizen',
    },
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await Promise.all([house.app.close(), letters.close(), play.close()]);
  });
  const [hung, nga] = (await Promise.all(['hung', 'nga'].map(office.officer))) as [Context, Context];

  async function pageOf(who: Context, width: number): Promise<Page> {
    const [cookie, value] = (await house.signIn(who.actor)).split(/=(.*)/s) as [string, string];
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      locale: 'vi-VN',
      reducedMotion: 'reduce',
    });
    after(() => context.close());
    await context.addCookies([{ name: cookie, value, url: origin }]);
    return context.newPage();
  }

  async function check(page: Page, name: string): Promise<void> {
    assert.deepEqual(await problemsOn(page, `pay-${name}`), []);
  }

  test('a payer on a phone sees why, pays at the gateway, comes back, and has the receipt', async () => {
    const owed = await office.owe();
    const page = await pageOf(office.lan, 390);
    await page.goto(origin + paymentPaths.own(owed.id));
    await page.getByRole('heading', { level: 1, name: /Còn phải nộp: 50\.000/ }).waitFor();
    await check(page, 'owed');
    await page.getByRole('button', { name: 'Thanh toán trực tuyến' }).click();
    await page.getByRole('img', { name: /VietQR/ }).waitFor();
    await check(page, 'under-way');
    await page.getByRole('button', { name: 'Tôi đã trả, kiểm tra' }).click();
    await page.getByText('Cổng thanh toán chưa nhận được tiền').waitFor();
    await page.getByRole('link', { name: 'Mở trang thanh toán' }).click();
    await page.getByRole('heading', { name: 'Thanh toán thử' }).waitFor();
    await check(page, 'gateway');
    await page.getByRole('button', { name: 'Trả tiền' }).click();
    await page.getByText('Đã thanh toán').waitFor();
    const [reference] = [...play.payments.keys()].slice(-1);
    await page.goto(`${origin}${paymentPaths.returned}?MaThamChieu=${reference}`);
    await page.getByText('Đã nhận 50.000').waitFor();
    await check(page, 'paid');
    const href = await page.getByRole('link', { name: /Biên lai số 0000001/ }).getAttribute('href');
    const receipt = await page.request.get(origin + href!);
    assert.equal(receipt.headers()['content-type'], 'application/pdf');
    assert.deepEqual(await checkBooks(database.db), []);
  });

  test('a payer who is exempt says so, and nothing is left to pay', async () => {
    const owed = await office.owe();
    const page = await pageOf(office.lan, 390);
    await page.goto(origin + paymentPaths.own(owed.id));
    await page.getByText('Tôi thuộc diện được miễn, giảm').first().click();
    await page.getByLabel('Người thuộc hộ nghèo').check();
    await page.getByRole('button', { name: 'Tính lại' }).click();
    await page.getByText('Bạn không phải nộp khoản nào').waitFor();
    await check(page, 'free');
  });

  for (const width of [1366, 390]) {
    test(`the desk takes cash, closes its drawer and hands it in, ${width} px wide`, async () => {
      const owed = await office.owe({ channel: 'inPerson' });
      const page = await pageOf(hung, width);
      await page.goto(origin + paymentPaths.fees);
      await page.getByRole('link', { name: owed.subjectCode }).click();
      await check(page, 'desk-owed');
      await page.getByRole('button', { name: /Thu 100\.000/ }).click();
      await page
        .getByText(/Đã thu 100\.000.*biên lai số/)
        .first()
        .waitFor();
      const again = await page.request.post(origin + paymentPaths.cash(owed.id), {
        form: { amount: '100000' },
        headers: { origin, 'sec-fetch-site': 'same-origin' },
      });
      assert.equal(again.status(), 409);
      await page.goto(origin + paymentPaths.fees);
      await check(page, 'drawer');
      await page.getByLabel('Số tiền đếm được (đồng)').fill('99.000');
      await page.getByRole('button', { name: 'Kết ca' }).click();
      await page.getByRole('link', { name: /Sổ ghi 100\.000 đồng/ }).waitFor();
      assert.equal(await page.getByLabel('Số tiền đếm được (đồng)').inputValue(), '99.000');
      await check(page, 'drawer-differs');
      await page.getByLabel('Số tiền đếm được (đồng)').fill('100.000');
      await page.getByRole('button', { name: 'Kết ca' }).click();
      await page.getByText('Đã kết ca').waitFor();
      const head = await pageOf(nga, width);
      await head.goto(origin + paymentPaths.fees);
      await check(head, 'hand-in');
      await head.getByRole('button', { name: /Đã nhận 100\.000/ }).click();
      await head.getByText('Đã nhận tiền nộp quỹ').waitFor();
    });
  }

  test('a refund goes from the desk to its head and back', async () => {
    const owed = await office.owe({ channel: 'inPerson' });
    await collectCash(hung, { obligationId: owed.id, amountVnd: owed.amountVnd });
    await recalculateFee(hung, {
      obligationId: owed.id,
      categories: ['disabled'],
      reason: 'Có giấy xác nhận',
    });
    const desk = await pageOf(hung, 1366);
    await desk.goto(origin + paymentPaths.desk(owed.id));
    await desk.getByLabel('Lý do hoàn trả').fill('Được miễn sau khi nộp');
    await check(desk, 'refund');
    await desk.getByRole('button', { name: 'Đề nghị hoàn trả' }).click();
    const head = await pageOf(nga, 1366);
    await head.goto(origin + paymentPaths.fees);
    await check(head, 'refund-asked');
    await head.getByRole('button', { name: 'Duyệt hoàn trả' }).click();
    await head.getByText('Đã duyệt hoàn trả.').waitFor();
    await desk.goto(origin + paymentPaths.fees);
    await desk.getByLabel('Số phiếu chi hoặc số giao dịch').fill('PC 07');
    await check(desk, 'refund-to-pay');
    await desk.getByRole('button', { name: /Đã chi 100\.000/ }).click();
    await desk.getByText('Đã ghi chi hoàn trả').waitFor();
    await assert.rejects(askRefund(hung, { obligationId: owed.id, reason: 'Lần nữa xem' }), {
      code: 'nothing-to-refund',
    });
    assert.deepEqual(await checkBooks(database.db), []);
  });

  test('the head reconciles a day by its file, and resolves what differs', async () => {
    const owed = await office.owe();
    const { reference } = await payOnline(office.lan, online, owed.id);
    play.finish(reference, 'paid');
    const day = office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
    const page = await pageOf(nga, 1366);
    await page.goto(origin + paymentPaths.reconciliation);
    const upload = async (text: string) => {
      const buffer = Buffer.from(text);
      await page
        .getByLabel('Tệp của cổng thanh toán (.csv)')
        .setInputFiles({ name: 'doi-soat.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Đối soát' }).click();
    };
    await upload(play.statement(day).replace(/TONG,\d+/, 'TONG,99'));
    await page.getByRole('link', { name: /dòng tổng thiếu hoặc không khớp/ }).waitFor();
    await check(page, 'statement-refused');
    await upload(play.statement(day));
    await page.getByText('Cổng đã nhận, ở đây chưa ghi').waitFor();
    await check(page, 'reconciliation');
    await page.getByLabel('Đã đối chiếu thế nào').fill('Cổng xác nhận qua điện thoại');
    await page.getByRole('button', { name: /Ghi thu theo cổng/ }).click();
    await page.getByText('Không có chênh lệch').waitFor();
    assert.deepEqual(await checkBooks(database.db), []);
    const outsider = await pageOf(hung, 1366);
    assert.equal((await outsider.goto(origin + paymentPaths.reconciliation))!.status(), 403);
  });

  for (const width of [390, 1366])
    test(`a fine is paid by the number of its decision, without an account, ${width} px wide`, async () => {
      const desk = await pageOf(hung, width);
      await desk.goto(origin + paymentPaths.fees);
      await desk.getByRole('link', { name: 'Ghi quyết định xử phạt' }).click();
      await desk.getByRole('button', { name: 'Ghi quyết định' }).click();
      await desk.getByText('Ghi số và ký hiệu như trong quyết định').first().waitFor();
      await check(desk, 'record-fine');
      const number = `${width}/QĐ-XPHC`;
      await desk.getByLabel('Số, ký hiệu quyết định').fill(number);
      await desk.getByLabel('Ngày ra quyết định').fill('2026-11-02');
      await desk.getByLabel('Ngày người bị phạt nhận quyết định').fill('2026-11-03');
      await desk.getByLabel('Người hoặc tổ chức bị phạt').fill('Lò Văn Pâng');
      await desk.getByLabel('Số định danh hoặc mã số thuế').fill('011085000222');
      await desk.getByLabel('Hành vi vi phạm').fill('Đổ rác không đúng nơi quy định');
      await desk.getByLabel('Tiền phạt (đồng)').fill('2.000.000');
      await desk.getByRole('button', { name: 'Ghi quyết định' }).click();
      await desk.getByText(`Đã ghi quyết định ${number}`).waitFor();

      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'vi-VN' });
      after(() => context.close());
      const page = await context.newPage();
      await page.goto(origin + paymentPaths.fines);
      await check(page, 'find-fine');
      await page.getByLabel('Số quyết định xử phạt').fill(number.toLowerCase());
      await page.getByLabel('Số định danh, hoặc mã số thuế').fill('011085000999');
      await page.getByRole('button', { name: 'Tìm quyết định' }).click();
      await page.getByText('Không có quyết định nào với hai số này').first().waitFor();
      await page.getByLabel('Số định danh, hoặc mã số thuế').fill('011085000222');
      await page.getByRole('button', { name: 'Tìm quyết định' }).click();
      // Twelve days late: from the 14th to the 24th eleven of them whole.
      await page.getByRole('heading', { level: 1, name: /Còn phải nộp: 2\.011\.000/ }).waitFor();
      await check(page, 'fine');
      await page.getByRole('button', { name: 'Nộp phạt trực tuyến' }).click();
      await page.getByRole('link', { name: 'Mở trang thanh toán' }).click();
      await page.getByRole('button', { name: 'Trả tiền' }).click();
      await page.getByText('Đã thanh toán').waitFor();
      const [reference] = [...play.payments.keys()].slice(-1);
      await page.goto(`${origin}${paymentPaths.returned}?MaThamChieu=${reference}`);
      await page.getByText('Đã nhận 2.011.000').waitFor();
      const numbers = { decisionNumber: number, payerNumber: '011085000222' };
      const receipt = await page.request.post(origin + paymentPaths.fineReceipt, {
        form: numbers,
        headers: { 'sec-fetch-site': 'same-origin', origin },
      });
      assert.equal(receipt.headers()['content-type'], 'application/pdf');
      const wrong = { ...numbers, payerNumber: '011085000223' };
      const refused = await page.request.post(origin + paymentPaths.fineReceipt, {
        form: wrong,
        headers: { 'sec-fetch-site': 'same-origin', origin },
      });
      assert.equal(refused.status(), 404);
      assert.deepEqual(await checkBooks(database.db), []);
    });

  test('the gateway’s own call is believed by its signature alone, whoever sends it', async () => {
    const owed = await office.owe();
    const { reference } = await payOnline(office.lan, online, owed.id);
    play.finish(reference, 'paid');
    const post = (body: object) =>
      fetch(origin + paymentPaths.callback, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    assert.equal((await post({ ...play.told(reference), SoTien: '1' })).status, 400);
    assert.equal((await post({})).status, 400);
    const taken = await post(play.told(reference));
    assert.deepEqual([taken.status, ((await taken.json()) as { MaLoi: string }).MaLoi], [200, '00']);
    const page = await pageOf(office.lan, 390);
    await page.goto(origin + paymentPaths.own(owed.id));
    await page.getByText('Đã nhận đủ tiền').waitFor();
  });
}
