import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { createReceiptPress } from '#modules/signing/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { addCitizen } from '../mandates/fixtures.ts';
import { citizenRoutes } from './citizen-routes.tsx';
import { libraryCard, mandateFor, sampleOffice } from './fixtures.ts';
import { submitDossier } from './index.ts';
import { citizenPaths } from './paths.ts';

test('the pages of who applies for someone else are accessible and no wider than a phone', {
  skip: skipWithoutChromium,
}, async () => {
  const database = await testDatabase();
  const office = await sampleOffice(database);
  const hoa = await addCitizen(database.db, 'Quàng Văn Hòa');
  const press = createReceiptPress(database.db, 'b'.repeat(64), 'http://localhost/bien-nhan');
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const site = await testApp({
    database,
    now: () => office.clock.now,
    accessRules,
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: false },
      inboxCount: null,
    }),
    routes: [
      citizenRoutes({
        blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-agents-'))),
        letters,
        baseUrl: 'https://muongmau.example',
      }),
    ],
  });
  await site.app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await Promise.all([site.app.close(), letters.close()]);
  });

  const organisation = { name: 'Hợp tác xã Nà Lúa', taxCode: '5600123456' };
  const mandateId = await mandateFor(office, press, hoa, { organisation });
  const sent = await submitDossier(office.system.as(hoa), { ...office.application(), mandateId });
  const { location } = await (await visitor(site, hoa)).post(citizenPaths.apply(libraryCard.code), {
    placeCode: '99004',
    mandate: mandateId,
  });
  const pages = {
    'agent-start': citizenPaths.apply(libraryCard.code),
    'agent-review': citizenPaths.review(location!.split('/')[2]!),
    'agent-own': citizenPaths.own,
    'agent-dossier': citizenPaths.dossier(sent.id),
  };
  const cookie = await site.signIn(hoa);
  for (const [name, path] of Object.entries(pages))
    assert.deepEqual(await inspectPage(browser, { url: origin + path, cookie, width: 390, name }), []);
});
