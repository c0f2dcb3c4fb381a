import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type axe from 'axe-core';
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
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, handOverDossier, requestSupplement, submitDossier } from './index.ts';

/** Where to leave pictures for people to look at; none are taken without it. */
const pictures = process.env['MUONG_PICTURES'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(
  join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'),
  'utf8',
);

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
        const [cookie, value] = (await house.signIn(who.actor)).split(/=(.*)/s) as [string, string];
        const context = await browser.newContext({
          viewport: { width, height: 768 },
          locale: 'vi-VN',
          reducedMotion: 'reduce',
        });
        await context.addCookies([{ name: cookie, value, url: origin }]);
        const page = await context.newPage();
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
        const answer = await page.goto(origin + path);
        assert.equal(answer?.status(), 200);
        if (act) {
          await page.getByText(act, { exact: true }).click();
          await page.getByRole('button', { name: 'Từ chối và gửi phiếu' }).click();
          await page.getByRole('alert').waitFor();
          problems.length = 0; // The browser notes the 422 itself.
        }
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        await page.evaluate(async () => {
          for (const each of document.querySelectorAll('details')) each.open = true;
          await new Promise(requestAnimationFrame);
          await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
        });
        if (pictures)
          await page.screenshot({ path: join(pictures, `${name}-${width}-open.png`), fullPage: true });
        // The page's own policy lets no script in; the debugger is not the page.
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(
          (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
          rules,
        );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await context.close();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
          [],
        );
        assert.deepEqual(problems, []);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
      });
    }
  }
}
