import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createLetterPress } from '#engines/letters/index.ts';
import { orgRoutes } from '#modules/org/index.ts';
import { finderCache, readLexicon } from '#modules/procedures/index.ts';
import {
  addWorkNote,
  beginBatch,
  claimWorkItem,
  listInbox,
  workflowRoutes,
} from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, handOverDossier, requestSupplement, submitDossier } from './index.ts';

if (skipWithoutChromium) test('the desk in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const database = await testDatabase();
  const office = await sampleOffice(database);
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const lexicon = readLexicon(
    readPack('packs', 'sample')
      .files('finder/*.yaml')
      .map((file) => file.value),
  );
  const services = {
    blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-pages-'))),
    letters,
    finderFor: finderCache(() => lexicon),
    baseUrl: 'http://localhost',
  };
  const house = await testApp({
    database,
    now: () => office.clock.now,
    routes: [workflowRoutes, deskRoutes(services), orgRoutes],
    accessRules: {
      officer: ({ kind }) => kind === 'officer',
      administrator: ({ kind }) => kind === 'officer',
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
    await Promise.all([house.app.close(), letters.close()]);
  });

  const [hung, thanh, duc, nam] = (await Promise.all(
    ['hung', 'thanh', 'duc', 'nam'].map((name) => office.officer(name)),
  )) as [Context, Context, Context, Context];
  const filed = () => submitDossier(office.lan, office.application());
  const waiting = await filed();
  await requestSupplement(hung, { dossierId: waiting.id, reason: 'Ảnh bị mờ', papers: ['Ảnh chân dung'] });
  const inHand = await filed();
  await acceptDossier(hung, { dossierId: inHand.id, receivedComponents: [1] });
  const [assignment] = await listInbox(database.db, thanh.actor);
  await handOverDossier(thanh, { dossierId: inHand.id, workItemId: assignment!.id, note: 'Làm sớm giúp' });
  office.clock.now = office.clock.now.add({ hours: 72 });
  const fresh = await filed();
  const toAssign = await filed();
  await acceptDossier(hung, { dossierId: toAssign.id });

  const [assigning] = await listInbox(database.db, thanh.actor);
  await addWorkNote(thanh, {
    subjectType: 'dossier',
    subjectId: toAssign.id,
    body: 'Hồ sơ này cần người biết tiếng Thái.',
    mentions: [duc.actor.id!],
  });
  const mine = await listInbox(database.db, duc.actor);
  await claimWorkItem(duc, { workItemId: mine[0]!.id });
  const { id: batchId } = await beginBatch(duc, { act: 'claim', workItemIds: mine.map(({ id }) => id) });

  const pages: readonly (readonly [name: string, who: Context, path: string, act?: string])[] = [
    ['inbox', hung, '/can-bo'],
    ['inbox-empty', hung, '/can-bo?xem=dich-danh'],
    ['list', hung, deskPaths.list()],
    ['dossier-filed', hung, deskPaths.dossier(fresh.id)],
    ['dossier-refused-act', hung, deskPaths.dossier(fresh.id), 'Từ chối tiếp nhận'],
    ['dossier-waiting', hung, deskPaths.dossier(waiting.id)],
    ['dossier-assign', thanh, deskPaths.dossier(toAssign.id)],
    ['dossier-in-hand', duc, deskPaths.dossier(inHand.id)],
    ['inbox-mentioned', duc, '/can-bo'],
    ['work-item', thanh, `/can-bo/viec/${assigning!.id}`],
    ['batch', duc, `/can-bo/hang-loat/${batchId}`],
    ['absences', thanh, '/can-bo/vang-mat'],
    ['shift', duc, '/can-bo/ban-giao-ca'],
    ['interests', duc, '/can-bo/loi-ich'],
    ['organisation', nam, '/quan-tri'],
    ['unit', nam, `/quan-tri/don-vi/${inHand.competentAgencyId}`],
  ];

  for (const width of [1366, 360]) {
    for (const [name, who, path, act] of pages) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const cookie = await house.signIn(who.actor);
        const press =
          act &&
          (async (page: Page) => {
            await page.getByText(act, { exact: true }).click();
            await page.getByRole('button', { name: 'Từ chối và gửi phiếu' }).click();
            await page.getByRole('alert').waitFor();
          });
        const inspected = { url: origin + path, cookie, width, name, act: press || undefined };
        assert.deepEqual(await inspectPage(browser, inspected), []);
      });
    }
  }
}
