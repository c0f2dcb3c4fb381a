import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { newId } from '#platform/database/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { createReceiptPress } from './receipt-press.ts';
import { receiptRoutes } from './receipt-routes.ts';

describe('a receipt in a telephone', { skip: skipWithoutChromium }, async () => {
  if (skipWithoutChromium) return;
  const database = await testDatabase();
  const at = Temporal.Instant.from('2026-11-25T02:00:00Z');
  const house = await testApp({ database, now: () => at, routes: [receiptRoutes('Tỉnh Mường Mẫu')] });
  const origin = (await house.app.listen({ port: 0 })).replace('[::1]', 'localhost');
  const press = createReceiptPress(database.db, 'a'.repeat(64), `${origin}/bien-nhan`);
  const claims = {
    c: 'H99.102-261125-0001',
    n: 'Lò Thị Lan',
    p: '9.000001',
    a: 'UBND xã Nà Lúa',
    t: 1764036000,
    d: 1764640800,
  };
  const receipt = await press.issue({ type: 'letter', id: newId() }, claims, at);
  const forged = receipt.replace(/.{6}$/, 'AAAAAA');
  const said = {
    u: 'h4nd1e-0f-1t5elf',
    a: 'H99.102',
    b: 'UBND xã Nà Lúa',
    s: '07/2026',
    k: 'Giấy khai sinh',
    d: '2026-11-25',
    n: 'L.T.L.',
  };
  const statement = await press.sign(said, at);
  const ofPaper = `${origin}/bien-nhan#${statement}`;
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await house.app.close();
  });

  test('is genuine or not, told accessibly at any width', async () => {
    for (const width of [1366, 390]) {
      for (const [name, address, words] of [
        ['receipt', `${origin}/bien-nhan`, 'Nội dung của mã'],
        ['receipt-genuine', receipt, 'Giấy thật'],
        ['receipt-forged', forged, 'Không xác nhận được giấy'],
        ['receipt-of-paper', ofPaper, 'Giấy khai sinh'],
      ] as const) {
        const act = (page: Page) => page.getByText(words).first().waitFor();
        assert.deepEqual(await inspectPage(browser, { url: address, width, name, act }), []);
      }
    }
  });

  test('is checked without a network once the page has been opened', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/bien-nhan`);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await context.setOffline(true);
    const scanned = await context.newPage();
    await scanned.goto(receipt);
    await scanned.getByRole('heading', { name: 'Giấy thật' }).waitFor();
    await scanned.getByText('Lò Thị Lan').waitFor();
    await scanned.getByLabel('Nội dung của mã').fill(forged);
    await scanned.getByRole('button', { name: 'Kiểm tra' }).click();
    await scanned.getByRole('heading', { name: 'Không xác nhận được giấy' }).waitFor();
    await context.close();
  });

  test('stands in for the page of an original while there is no network', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/bien-nhan`);
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      const kept = await serviceWorker.register('/bien-nhan/luu.js', { scope: '/ban-goc/' });
      while (!kept.active) await new Promise((done) => setTimeout(done, 20));
    });
    await context.setOffline(true);
    const scanned = await context.newPage();
    await scanned.goto(`${origin}/ban-goc/${statement}`);
    await scanned.getByRole('heading', { name: 'Giấy thật' }).waitFor();
    await scanned.getByText('07/2026').waitFor();
    await scanned.getByText('L.T.L.').waitFor();
    const altered = statement.replace(/\.(.)/, (_, letter) => `.${letter === 'e' ? 'f' : 'e'}`);
    await scanned.goto(`${origin}/ban-goc/${altered}`);
    await scanned.getByRole('heading', { name: 'Không xác nhận được giấy' }).waitFor();
    await context.close();
  });

  test('is checked by a page that was saved to a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'muong-page-')), 'bien-nhan.html');
    writeFileSync(file, await (await fetch(`${origin}/bien-nhan`)).text());
    const page = await browser.newPage();
    await page.context().setOffline(true);
    await page.goto(`${pathToFileURL(file)}#${receipt.split('#')[1]}`);
    await page.getByRole('heading', { name: 'Giấy thật' }).waitFor();
    await page.context().close();
  });
});
