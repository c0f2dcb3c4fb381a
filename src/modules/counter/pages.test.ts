import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { libraryCard } from '#modules/dossiers/fixtures.ts';
import { acceptDossier, dossierScans, newEntry, openWalkIn, submitDossier } from '#modules/dossiers/index.ts';
import { scanPaths, uploadBatch, workOnBatch } from '#modules/scanning/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { askConfirmation } from './commands/ask-confirmation.ts';
import { counterHouse } from './fixtures.ts';
import { counterPaths } from './paths.ts';

if (skipWithoutChromium) test('the counter in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const { office, house, hung, blobs, letters } = await counterHouse({
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  const origin = await house.app.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await house.close();
  });
  const application = {
    ...office.application(),
    applicant: {
      id: office.lan.actor.id,
      name: 'Lò Thị Lan',
      identityNumber: '011190000123',
      phone: '0912345678',
    },
  };
  const { id } = await submitDossier(office.lan, application);
  await acceptDossier(hung, {
    dossierId: id,
    receivedAs: new Map([[1, 'original']]),
    receivedComponents: [1],
  });

  const walkIn = await openWalkIn(hung, libraryCard.code);
  const person = {
    fullName: 'Giàng A Páo',
    identityNumber: '011090000456',
    phone: '0912345679',
    email: 'pao@muongmau.example',
    address: { province: '99', commune: '99004', detail: 'Bản Huổi Lèng' },
  };
  const fresh = newEntry(walkIn, person);
  let token = '';
  await askConfirmation(hung, {
    walkIn,
    entry: {
      ...fresh,
      answers: { ...fresh.answers, request: 'Xin cấp thẻ thư viện', agreed: true },
      papers: new Map([[1, 'original']]),
    },
    channel: 'email',
    secret: 'c0'.repeat(32),
    deliver: async (_to, sent) => {
      token = sent.token;
    },
  });

  const source =
    '#set document(date: auto)\n#set page(paper: "a5")\nTrang lạc #pagebreak() #pagebreak(weak: false) Hết';
  const stray = await letters.render({ source }, {}, { createdAt: office.clock.now });
  const upload = { filename: 'quet.pdf', stream: () => [stray] as never };
  const batch = await uploadBatch(hung, blobs, { uploads: [upload], about: null });
  await workOnBatch(office.system, { blobs, places: dossierScans }, batch.id);

  const form = counterPaths.form(libraryCard.code);
  const begin = (typed: Record<string, string>) => [counterPaths.start(), typed] as const;
  const pages: readonly (readonly [name: string, path: string, first?: ReturnType<typeof begin>])[] = [
    ['start', counterPaths.start()],
    ['start-found', counterPaths.start('the thu vien')],
    ['start-choose', counterPaths.start(), begin({ person: 'lo thi', need: '' })],
    ['form', form, begin({ person: '011190000123', need: '' })],
    ['done', counterPaths.done(id)],
    ['confirmation', counterPaths.confirmation(token)],
    ['scans', scanPaths.list()],
  ];
  for (const width of [1366, 390]) {
    for (const [name, path, first] of pages) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const cookie = await house.app.signIn(hung.actor);
        const fill =
          first &&
          (async (page: Page) => {
            for (const [field, typed] of Object.entries(first[1]))
              await page.locator(`#${field}`).fill(typed);
            await page.getByRole('button', { name: 'Tiếp tục' }).click();
            await page.waitForLoadState();
            if (name === 'form') assert.equal((await page.goto(origin + path))?.status(), 200);
          });
        const url = origin + (first ? first[0] : path);
        assert.deepEqual(await inspectPage(browser, { url, cookie, width, name, act: fill }), []);
      });
    }
  }
}
