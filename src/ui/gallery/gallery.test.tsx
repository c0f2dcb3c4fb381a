import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { gzipSync } from 'node:zlib';
import type axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { type Assets, assetSources, buildAssets } from '#platform/assets/index.ts';
import { renderPage } from '#platform/html/index.ts';
import { noSetting } from '#platform/html/page-setting.ts';
import { launchChromium, skipWithoutChromium } from './chromium.ts';
import { galleryPages } from './gallery.tsx';

const root = join(import.meta.dirname, '../../..');
const axePath = join(root, 'node_modules/axe-core/axe.min.js');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
type PageName = keyof typeof galleryPages;
const pageNames = Object.keys(galleryPages) as PageName[];

let assets: Assets;
let server: Server;
let browser: Browser | undefined;

before(async () => {
  const { entries } = assetSources(root);
  assets = await buildAssets({ root, entries: entries.filter((path) => path.startsWith('src/ui/')) });
  server = createServer((request, response) => {
    const name = request.url?.slice(1) as PageName;
    if (name in galleryPages) return response.setHeader('content-type', 'text/html').end(pageOf(name));
    const asset = assets.find(String(request.url).replace('/assets/', ''));
    if (!asset) return response.writeHead(404).end();
    response.setHeader('content-type', asset.mediaType).end(asset.bytes);
  }).listen(0);
  if (!skipWithoutChromium) browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server.close();
});

const urlOf = (name: PageName) => `http://localhost:${(server.address() as AddressInfo).port}/${name}`;

function pageOf(name: PageName): string {
  const Page = galleryPages[name];
  return renderPage(<Page />, { ...noSetting(), assetUrl: assets.url });
}

test('the front page, its style and its fonts weigh at most 60 kB compressed, and it loads no script', async () => {
  const html = pageOf('front');
  const bytesOf = (name: string) => assets.find(assets.url(name).replace('/assets/', ''));
  const fonts = ['be-vietnam-pro-400.woff2', 'be-vietnam-pro-600.woff2'].map(
    (name) => bytesOf(name)?.bytes.length ?? 0,
  );
  const styles = (await bytesOf('styles.css')?.gzip())?.length ?? Number.NaN;
  const total = gzipSync(html).length + styles + fonts.reduce((sum, length) => sum + length, 0);
  assert.ok(total <= 60_000, `${total} bytes`);
  assert.doesNotMatch(html, /<script/);
});

for (const width of [360, 1366]) {
  for (const name of pageNames) {
    test(`the page "${name}" is accessible and no wider than ${width} px`, {
      skip: skipWithoutChromium,
    }, async () => {
      const page = await browser!.newPage({ viewport: { width, height: 768 } });
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      await page.goto(urlOf(name));
      await page.addScriptTag({ path: axePath });
      const { violations } = await page.evaluate(
        (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
        rules,
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.close();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        [],
      );
      assert.deepEqual(problems, []);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
  }
}

test('a dialog asks in place, is left by its way back, and without a script its link leads to a page', {
  skip: skipWithoutChromium,
}, async () => {
  const page = await browser!.newPage();
  await page.goto(urlOf('public'));
  await page.getByRole('link', { name: 'Hủy đơn' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hủy đơn này?' });
  assert.ok(await dialog.isVisible());
  await dialog.getByRole('button', { name: 'Quay lại' }).click();
  assert.ok(await dialog.isHidden());
  await page.close();

  const plain = await browser!.newPage({ javaScriptEnabled: false });
  await plain.goto(urlOf('public'));
  const askingPage = plain.waitForRequest((request) => request.url().endsWith('/the/huy'));
  await plain.getByRole('link', { name: 'Hủy đơn' }).click();
  assert.equal((await askingPage).method(), 'GET');
  await plain.close();
});

test('the keyboard reaches the content in two presses and opens what belongs to the person', {
  skip: skipWithoutChromium,
}, async () => {
  const page = await browser!.newPage();
  await page.goto(urlOf('desk-list'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main-content');
  await page.locator('summary', { hasText: 'Quàng Văn Hùng' }).press('Enter');
  assert.ok(await page.getByRole('button', { name: 'Đăng xuất' }).isVisible());
  await page.close();
});
