import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { publishProcedures } from '#modules/procedures/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { citizenRoutes } from './citizen-routes.tsx';
import { libraryCard, sampleOffice } from './fixtures.ts';
import { citizenPaths } from './paths.ts';

const form = parse(`
id: library-card
version: 1
title: Thẻ thư viện
stages:
  - id: card
    title: Nhận thẻ
    fields:
      - { name: delivery, kind: choice, label: Nhận thẻ ở đâu, required: true, options: { desk: Tại quầy, post: Qua bưu điện } }
      - { name: street, kind: text, label: Gửi tới đâu, required: true, when: { delivery: post } }
      - name: books
        kind: table
        label: Sách mượn kèm
        rowLabel: Sách
        minRows: 1
        fields:
          - { name: title, kind: text, label: Tên sách }
          - { name: copies, kind: number, label: Số bản }
          - { name: rare, kind: yesNo, label: Sách quý }
          - { name: reason, kind: text, label: Lý do mượn, when: { rare: true } }
      - { name: weight, kind: number, label: Cân nặng, when: street != null and string length(street) > 3 }
      - { name: fee, kind: computed, label: Phí gửi, value: 'if delivery = "post" then 20000 else 0' }
  - id: parcel
    title: Gói hàng
    when: { delivery: post }
    fields: [{ name: parcel, kind: text, label: Ghi trên gói }]
`);

if (skipWithoutChromium) test('a form in a browser', { skip: skipWithoutChromium });
else await checkForm();

async function checkForm(): Promise<void> {
  const database = await testDatabase();
  const office = await sampleOffice(database);
  await publishProcedures(office.system, [{ procedure: { ...libraryCard, code: '9.000007' }, form }], {
    effectiveFrom: Temporal.PlainDate.from('2026-01-01'),
    source: 'test',
  });
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-live-')));
  const house = await testApp({
    database,
    now: () => office.clock.now,
    routes: [citizenRoutes({ blobs, letters, baseUrl: 'http://localhost' })],
    accessRules,
  });
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await Promise.all([house.app.close(), letters.close()]);
  });
  const [name, value] = (await house.signIn(office.lan.actor)).split(/=(.*)/s) as [string, string];

  async function begin(javaScriptEnabled: boolean): Promise<{ page: Page; asked: string[] }> {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'vi-VN' });
    await context.addCookies([{ name, value, url: origin }]);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // The icon of its tab a browser fetches when it pleases.
      if (!pathname.startsWith('/assets/icon-')) asked.push(pathname);
    });
    page.on('pageerror', (error) => asked.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && asked.push(message.text()));
    await page.goto(origin + citizenPaths.apply('9.000007'));
    await page.getByLabel('Nơi giải quyết').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhận thẻ' }).waitFor();
    return { page, asked };
  }
  const isRule = (path: string) => /\/assets\/(chunk|live-rules)|\/bieu-mau\//.test(path);

  test('fields and pages appear and computed answers change as a form is filled in, by rules fetched at the first change', async () => {
    const { page, asked } = await begin(true);
    assert.equal(asked.filter((path) => path.startsWith('/bieu-mau/')).length, 0);
    const stages = page.getByRole('navigation', { name: 'Các bước' }).getByRole('listitem');
    const before = await stages.count();

    asked.length = 0;
    await page.getByLabel('Qua bưu điện').check();
    await page.getByLabel('Gửi tới đâu').fill('Bản Nà Lúa');
    await page.getByLabel('Gửi tới đâu').blur();
    await page.getByLabel('Cân nặng').waitFor();
    assert.equal(await page.locator('output#fee').textContent(), '20.000');
    assert.equal(await stages.count(), before + 1);
    assert.deepEqual(
      asked.filter((path) => !isRule(path)),
      [],
    );

    await page.getByRole('radio', { name: 'Có' }).check();
    await page.getByLabel('Lý do mượn').fill('Để học');
    await page.getByLabel('Tại quầy').check();
    await page.getByLabel('Gửi tới đâu').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Cân nặng').count(), 0);
    assert.equal(await page.locator('output#fee').textContent(), '0');

    await page.getByLabel('Qua bưu điện').check();
    assert.equal(await page.getByLabel('Gửi tới đâu').inputValue(), 'Bản Nà Lúa', 'what was typed waits');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gói hàng' }).waitFor();
  });

  test('a block of cells from a spreadsheet fills the rows of a table, and adds those that are missing', async () => {
    const { page } = await begin(true);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = [
      'Tên sách\tSố bản\tSách quý\tLý do mượn',
      'Xống chụ xon xao\t2\tCó\tĐể học',
      ...Array.from({ length: 29 }, (_, index) => `Truyện ${index + 2}\t1\tKhông`),
    ].join('\r\n');
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${copied}\r\n`);
    await page.getByLabel('Tên sách').first().focus();
    await page.keyboard.press('Control+v');
    const titles = page.getByLabel('Tên sách');
    await page.locator('[name="books.29.title"]').waitFor();
    assert.equal(await titles.count(), 30);
    assert.equal(await titles.last().inputValue(), 'Truyện 30');
    assert.equal(await page.locator('[name="books.0.copies"]').inputValue(), '2');
    assert.ok(await page.locator('[name="books.0.rare"][value="yes"]').isChecked());
    assert.ok(await page.locator('[name="books.29.rare"][value="no"]').isChecked());
    await page.getByRole('group', { name: 'Sách 30', exact: true }).waitFor();

    await page.getByLabel('Tại quầy').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { level: 1, name: 'Liên hệ và nhận kết quả' }).waitFor();
    await page.goBack();
    assert.equal(await page.locator('[name="books.29.title"]').inputValue(), 'Truyện 30');
  });

  test('without script the same form asks page by page', async () => {
    const { page } = await begin(false);
    assert.equal(await page.getByLabel('Gửi tới đâu').count(), 0);
    await page.getByLabel('Qua bưu điện').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /gửi tới đâu/ })
      .waitFor();
    await page.getByLabel('Gửi tới đâu').fill('Bản Nà Lúa');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gói hàng' }).waitFor();
  });
}
