import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type axe from 'axe-core';
import { libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { accessRules } from '#modules/identity/index.ts';
import { createReceiptPress } from '#modules/signing/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { addCitizen, sampleRules } from './fixtures.ts';
import { acceptMandate, grantMandate } from './index.ts';
import { mandateRoutes } from './module.ts';
import { mandatePaths } from './paths.ts';

/** Where to leave pictures for people to look at; none are taken without it. */
const pictures = process.env['MUONG_PICTURES'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

if (skipWithoutChromium) test('the pages of mandates in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const database = await testDatabase();
  const office = await sampleOffice(database);
  const hoa = await addCitizen(database.db, 'Quàng Văn Hòa');
  const receipts = createReceiptPress(database.db, 'e'.repeat(64), 'http://localhost/bien-nhan');
  const site = await testApp({
    database,
    now: () => office.clock.now,
    accessRules,
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: false },
      inboxCount: null,
    }),
    routes: [mandateRoutes({ receipts, mandateRules: sampleRules, baseUrl: 'https://muongmau.example' })],
  });
  await site.app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await site.app.close();
  });
  const days = {
    validFrom: Temporal.PlainDate.from('2026-11-25'),
    validUntil: Temporal.PlainDate.from('2027-11-25'),
  };
  const grant = (organisation: { name: string; taxCode: string } | null, codes: string[] | null) =>
    grantMandate(office.lan, sampleRules, {
      agentLabel: 'Anh Hòa',
      organisation,
      procedureCodes: codes,
      ...days,
    });
  const { token } = await grant(null, null);
  await acceptMandate(office.system.as(hoa), receipts, token);
  const offer = await grant({ name: 'Hợp tác xã Nà Lúa', taxCode: '5600123456' }, [libraryCard.code]);
  const lan = office.lan.actor;
  const pages = [
    ['mandates', lan, mandatePaths.list()],
    ['mandate-granting', lan, mandatePaths.granting()],
    ['mandate-wrong', lan, mandatePaths.granting()],
    ['mandate-link', lan, mandatePaths.granting()],
    ['mandate-own-link', lan, mandatePaths.offer(offer.token)],
    ['mandate-offer', hoa, mandatePaths.offer(offer.token)],
  ] as const;

  for (const [width, locale] of [
    [390, 'vi'],
    [1366, 'en'],
  ] as const) {
    test(`without script every page is accessible and no wider than ${width} px (${locale})`, async () => {
      const found: unknown[] = [];
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.route('**/*.js', (route) => route.abort());
      const page = await context.newPage();
      for (const [name, who, path] of pages) {
        const [cookie, value] = (await site.signIn(who)).split(/=(.*)/s) as [string, string];
        await context.addCookies([{ name: cookie, value, url: origin }]);
        await page.goto(`${origin}${path}?lang=${locale}`);
        if (name === 'mandate-link') await page.locator('#agentLabel').fill('Anh Hòa');
        if (name === 'mandate-link' || name === 'mandate-wrong') {
          await page.locator('main form button').click();
          await page.getByRole('alert').or(page.getByRole('status')).first().waitFor();
        }
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(
          (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
          rules,
        );
        found.push(
          ...violations.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html.slice(0, 200))]),
        );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) found.push([name, `${overflow} px too wide`]);
      }
      await context.close();
      assert.deepEqual(found, []);
    });
  }
}
