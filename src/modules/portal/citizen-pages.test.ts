import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { createLetterPress } from '#engines/letters/index.ts';
import { citizenRoutes } from '#modules/dossiers/citizen-routes.tsx';
import { answers, libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { acceptDossier, requestSupplement, submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { finderCache, procedureRoutes, readLexicon } from '#modules/procedures/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { problemsOn } from '#ui/gallery/inspect-page.ts';
import { portalRoutes, readHome } from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const { lan } = office;
const pack = readPack('packs', 'sample');
const lexicon = readLexicon(pack.files('finder/*.yaml').map(({ value }) => value));
const finderFor = finderCache(() => lexicon);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const baseUrl = 'https://muongmau.example';
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-pages-')));
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: false },
    inboxCount: null,
  }),
  routes: [
    portalRoutes({ finderFor, home: readHome(pack) }),
    procedureRoutes({ finderFor, baseUrl, applyHref: (code) => `/nop-ho-so/${code}` }),
    citizenRoutes({ blobs, letters, baseUrl }),
  ],
});
await site.app.listen({ port: 0, host: '127.0.0.1' });
const origin = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
const browser: Browser | undefined = skipWithoutChromium ? undefined : await launchChromium();
after(async () => {
  await browser?.close();
  await site.app.close();
  await letters.close();
});

const pages = await lifelikePages();
const cookie = await site.signIn(lan.actor);

/** Every page a citizen meets, each in a state worth looking at. */
async function lifelikePages(): Promise<Readonly<Record<string, string>>> {
  const hung = await office.officer('hung');
  const filed = await submitDossier(lan, office.application());
  const accepted = await submitDossier(lan, office.application());
  await acceptDossier(hung, { dossierId: accepted.id });
  const waiting = await submitDossier(lan, office.application());
  await requestSupplement(hung, { dossierId: waiting.id, reason: 'Ảnh bị mờ', papers: ['Ảnh rõ mặt'] });
  const decided = await submitDossier(lan, office.application());
  await database.db
    .updateTable('dossier')
    .set({ status: 9, acceptedAt: office.clock.now, finishedAt: office.clock.now })
    .where('id', '=', decided.id)
    .execute();

  const browser = await visitor(site, lan.actor);
  const empty = (await browser.post(`/nop-ho-so/${libraryCard.code}`, { placeCode: '99004' })).location!;
  const birth = (await browser.post('/nop-ho-so/1.001193', { placeCode: '99004' })).location!;
  const full = await filledDraft();
  return {
    home: '/',
    found: '/thu-tuc?q=lam+giay+khai+sinh',
    catalogue: '/thu-tuc?level=commune',
    nothing: '/thu-tuc?q=zzqx',
    procedure: '/thu-tuc/1.001193',
    'long-procedure': '/thu-tuc/1.013831',
    track: '/tra-cuu',
    'track-unknown': '/tra-cuu/H99-000000-0000',
    tracked: `/tra-cuu/${accepted.code}`,
    start: '/nop-ho-so/1.001193',
    stage: empty,
    'birth-stage': birth,
    papers: full.replace('xem-lai', 'buoc/papers'),
    contact: full.replace('xem-lai', 'buoc/lien-he'),
    review: full,
    'review-unfinished': `${empty.split('/buoc')[0]}/xem-lai`,
    receipt: `/ho-so-cua-toi/${filed.id}/da-nop`,
    own: '/ho-so-cua-toi',
    dossier: `/ho-so-cua-toi/${accepted.id}`,
    supplement: `/ho-so-cua-toi/${waiting.id}`,
    rating: `/ho-so-cua-toi/${decided.id}`,
  };
}

async function filledDraft(): Promise<string> {
  const browser = await visitor(site, lan.actor);
  const { location } = await browser.post(`/nop-ho-so/${libraryCard.code}`, { placeCode: '99007' });
  const id = location!.split('/')[2];
  for (const stage of ['applicant', 'request', 'papers', 'lien-he']) {
    const path = `/to-khai/${id}/buoc/${stage}`;
    const { address, ...plain } = answers as Record<string, string> & { address: Record<string, string> };
    const typed = {
      ...plain,
      agreed: 'yes',
      returnMethod: 'online',
      ...Object.fromEntries(Object.entries(address).map(([name, value]) => [`address.${name}`, value])),
    };
    const shown = postedFrom((await browser.get(path)).html, 'continue');
    await browser.post(
      path,
      shown.map(([name, value]) => [name, typed[name as keyof typeof typed] ?? value] as const),
    );
  }
  return `/to-khai/${id}/xem-lai`;
}

async function open(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser!.newContext(options);
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}

for (const { width, locale } of [
  { width: 360, locale: 'vi' },
  { width: 1366, locale: 'en' },
]) {
  test(`every citizen's page is accessible and no wider than ${width} px (${locale})`, {
    skip: skipWithoutChromium,
  }, async () => {
    const context = await open({ viewport: { width, height: 800 }, colorScheme: 'light' });
    const found: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const page = await context.newPage();
      await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
      found.push(...(await problemsOn(page, `${name}-${locale}`)));
      await page.close();
    }
    await context.close();
    assert.deepEqual(found, []);
  });
}

test('a form with every field wrong is accessible too, and the browser needs no script for it', {
  skip: skipWithoutChromium,
}, async () => {
  const context = await open({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(origin + pages['stage']);
  await page.getByLabel('Họ và tên').fill('Lan 7');
  await page.getByLabel('Số điện thoại').fill('09');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  assert.match(await page.title(), /^Lỗi: /);
  assert.equal(await page.getByLabel('Họ và tên').inputValue(), 'Lan 7');
  assert.ok(await page.getByRole('link', { name: /Số điện thoại|số điện thoại/ }).isVisible());
  await context.close();
});
