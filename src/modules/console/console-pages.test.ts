import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { acceptDossier, submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure, publishProcess } from '#modules/procedures/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { consoleOffice } from './fixtures.ts';
import { consoleRoutes } from './module.ts';
import { consolePaths } from './paths.ts';
import { drawingOf, openProcess } from './processes/open-process.ts';

if (skipWithoutChromium) test('the console in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const database = await testDatabase();
  const office = await consoleOffice(database);
  const house = await testApp({
    database,
    now: () => office.clock.now,
    routes: consoleRoutes,
    accessRules,
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await house.app.close();
  });

  const answers = { fullName: 'Lò Thị Lan', delivery: 'desk', nickname: 'Lan' };
  await submitDossier(office.lan, { ...office.application(), procedureVersionId: office.card.id, answers });
  const moved = await submitDossier(office.lan, office.application());
  await acceptDossier(await office.officer('hung'), { dossierId: moved.id });
  await submitDossier(office.lan, office.application());
  office.clock.now = office.clock.now.add({ hours: 24 * 20 });
  const newer = await office.publishForm(office.system, 2, Temporal.PlainDate.from('2026-11-20'));
  const nam = (await office.officer('nam')).actor;
  const birth = '1.001193';
  // A dossier on a drawing that another has replaced since, for the page that moves it.
  const code = '9.000001';
  const drawn = async (words: string) => {
    const bpmn = await drawingOf(await openProcess(office.system, code));
    const renamed = bpmn.replace(/name="(Tiếp nhận|Nhận)[^"]*"/, `name="${words}"`);
    await publishProcess(await office.officer('nam'), { code, bpmn: renamed });
    return getProcedure(database.db, code, dayOf(office.clock.now));
  };
  const older = await drawn('Nhận đơn');
  await submitDossier(office.lan, { ...office.application(), procedureVersionId: older.id });
  await drawn('Nhận đơn, soát giấy');

  const pages: readonly (readonly [name: string, path: string])[] = [
    ['forms', consolePaths.forms()],
    ['form', consolePaths.form(office.card.id)],
    ['reach', consolePaths.reach(office.card.id)],
    ['trial', consolePaths.trial(office.card.id, '1')],
    ['newer-form', consolePaths.newerForm(newer.id, office.card.id)],
    ['processes', consolePaths.processes()],
    ['process', consolePaths.process('chung-commune')],
    ['times', consolePaths.times('chung-commune')],
    ['sheet', consolePaths.sheet(birth)],
    ['drawing', consolePaths.drawing(birth)],
    ['dossier-times', consolePaths.dossierTimes(moved.code)],
    ['moving', consolePaths.moving(code, 2)],
  ];

  for (const width of [1366, 390]) {
    for (const [name, path] of pages) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const cookie = await house.signIn(nam);
        const act = async (page: Page) => {
          const drawing = page.locator('process-view, process-board');
          if (await drawing.count()) await page.locator('[data-ready]').waitFor();
        };
        assert.deepEqual(await inspectPage(browser, { url: origin + path, cookie, width, name, act }), []);
      });
    }
  }
}
