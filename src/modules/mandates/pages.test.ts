import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { accessRules } from '#modules/identity/index.ts';
import { createReceiptPress } from '#modules/signing/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { problemsOn } from '#ui/gallery/inspect-page.ts';
import { addCitizen, sampleRules } from './fixtures.ts';
import { acceptMandate, grantMandate } from './index.ts';
import { mandateRoutes } from './module.ts';
import { mandatePaths } from './paths.ts';

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
      const found: string[] = [];
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
        found.push(...(await problemsOn(page, name)));
      }
      await context.close();
      assert.deepEqual(found, []);
    });
  }
}
