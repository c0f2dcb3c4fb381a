import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { submitDossier } from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { problemsOn } from '#ui/gallery/inspect-page.ts';
import { sampleCentre } from './fixtures.ts';
import {
  bookAppointment,
  callNext,
  centreFiguresReader,
  finishTicket,
  linkDossier,
  makeDevice,
  openCounter,
  pauseCounter,
  setCamera,
  startServing,
  takeTicket,
  viewCameras,
} from './index.ts';
import { centrePaths } from './paths.ts';
import { centreApp } from './testing/centre-app.ts';

const { kiosk } = centrePaths;

if (skipWithoutChromium) test('the centre in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const database = await testDatabase();
  const house = await sampleCentre(database);
  const camera = createServer((_, response) =>
    response.end(readFileSync(join(import.meta.dirname, 'testing/counter.jpg'))),
  );
  await new Promise<void>((ready) => camera.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(camera.address() as AddressInfo).port}`;
  const rules = { ...house.rules, cameras: { ...house.rules.cameras, hosts: [host] } };
  const shop = await centreApp(database, rules, () => house.clock.now);
  const origin = await shop.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await shop.close();
    camera.close();
  });

  const [hung, nga, nam, minh] = (await Promise.all(
    ['hung', 'nga', 'nam', 'minh'].map((name) => house.officer(name)),
  )) as [Context, Context, Context, Context];
  const { centre, province, counters, provinceCounters } = house;
  const hall = house.device('kiosk', province.id);
  const give = async (groupCode: string, priority?: string) =>
    takeTicket(hall, rules, { centreId: province.id, groupCode, priority });
  const [first, second] = provinceCounters;
  await openCounter(minh, { counterId: first!.id });
  for (const group of ['A', 'A', 'B', 'E', 'T', 'T', 'A']) await give(group);
  await give('A', 'elderly');
  await callNext(minh, { counterId: first!.id });
  const tuyet = await house.officer('tuyet');
  await openCounter(tuyet, { counterId: second!.id });
  await callNext(tuyet, { counterId: second!.id });

  const desk = house.device('kiosk');
  const come = (groupCode: string) => takeTicket(desk, rules, { centreId: centre.id, groupCode });
  const served = await come('A');
  const own = counters[0]!.id;
  await openCounter(hung, { counterId: own });
  await callNext(hung, { counterId: own });
  await startServing(hung, { ticketId: served.id });
  const dossier = await submitDossier(house.lan, house.application());
  await linkDossier(hung, { ticketId: served.id, dossierId: dossier.id });
  await finishTicket(hung, { ticketId: served.id });
  const rated = await come('A');
  await callNext(hung, { counterId: own });
  const waiting = await come('B');
  for (const place of counters) {
    await setCamera(nam, rules, { counterId: place.id, address: `http://${host}/c.jpg` });
  }
  const viewing = await viewCameras(nga, rules, { centreId: centre.id, purpose: 'Có người báo quầy 2 đông' });
  await bookAppointment(house.lan, rules, {
    centreId: centre.id,
    groupCode: 'A',
    startsAt: Temporal.Instant.from('2026-11-26T09:00:00+07:00'),
  });
  const deviceOf = (kind: 'board' | 'kiosk' | 'rating', at = centre.id) =>
    makeDevice(nam, { centreId: at, kind, name: 'Máy sảnh', counterId: kind === 'rating' ? own : null });
  const tokens = {
    board: (await deviceOf('board', province.id)).token,
    kiosk: (await deviceOf('kiosk')).token,
    rating: (await deviceOf('rating')).token,
    hall: (await deviceOf('kiosk', province.id)).token,
  };
  // The tablet has someone to ask.
  await startServing(hung, { ticketId: rated.id });
  await finishTicket(hung, { ticketId: rated.id });
  await pauseCounter(tuyet, rules, { counterId: second!.id, reason: 'papers' });

  await catchUp(database.sequencerDb, database.db, [centreFiguresReader()]);

  type Who = Context | keyof typeof tokens | undefined;
  const wall = [1366];
  const phone = [360];
  const pages: readonly (readonly [name: string, who: Who, path: string, widths: readonly number[]])[] = [
    ['board', 'board', centrePaths.board, [1366]],
    ['kiosk-home', 'hall', kiosk.home, [768]],
    ['kiosk-groups', 'hall', kiosk.groups(), [1080]],
    ['kiosk-priority', 'hall', kiosk.group('A'), [1080]],
    ['kiosk-english', 'hall', `${kiosk.group('A')}?lang=en`, [1080]],
    ['kiosk-slip', 'kiosk', kiosk.slip(waiting.secret), [1080]],
    ['kiosk-search', 'kiosk', `${kiosk.procedures}?q=khai+sinh`, [1080]],
    ['kiosk-procedure', 'kiosk', kiosk.procedure('1.001193'), [1080]],
    ['kiosk-dossier', 'kiosk', `${kiosk.dossier}?ma=${dossier.code}`, [1080]],
    ['kiosk-dossier-unknown', 'kiosk', `${kiosk.dossier}?ma=H99`, [1080]],
    ['kiosk-rating', 'kiosk', kiosk.rating, [1080]],
    ['tablet', 'rating', centrePaths.tablet, [1024]],
    ['ticket-waiting', undefined, centrePaths.ticket(waiting.secret), [360]],
    ['ticket-served', undefined, centrePaths.ticket(served.secret), [360]],
    ['centres', undefined, centrePaths.centres, phone],
    ['centre', undefined, centrePaths.centre(province.code), [1366, 360]],
    ['appointments', house.lan, centrePaths.appointments, phone],
    ['booking', house.lan, centrePaths.booking(centre.code, { day: '2026-11-26' }), phone],
    ['counters', hung, centrePaths.counters, phone],
    ['counter-own', hung, centrePaths.counter(own), phone],
    ['counter-called', minh, centrePaths.counter(first!.id), phone],
    ['counter-closed', hung, centrePaths.counter(counters[1]!.id), wall],
    ['hall', nga, centrePaths.hall(centre.code), [1366, 360]],
    ['arrangement', nga, centrePaths.arrangement(centre.code), [1366, 360]],
    ['cameras', nga, centrePaths.cameras(centre.code, viewing.id), phone],
    ['cameras-ask', nga, centrePaths.cameras(centre.code), wall],
    ['devices', nam, centrePaths.devices(centre.code), phone],
    ['device', undefined, centrePaths.device(tokens.kiosk), phone],
  ];

  for (const [name, who, path, widths] of pages) {
    for (const width of widths) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const context = await browser.newContext({
          viewport: { width, height: width === 1080 ? 1600 : 900 },
          locale: 'vi-VN',
          reducedMotion: 'reduce',
        });
        if (typeof who === 'string') {
          await context.addCookies([{ name: 'device', value: tokens[who], url: origin }]);
        } else if (who) {
          const [cookie, value] = (await shop.signIn(who.actor)).split(/=(.*)/s) as [string, string];
          await context.addCookies([{ name: cookie, value, url: origin }]);
        }
        const page = await context.newPage();
        await page.addInitScript('window.print = () => {}');
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
        const answer = await page.goto(origin + path);
        assert.equal(answer?.status(), 200);
        const wrong = await problemsOn(page, name);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('.kiosk :is(a, button)')]
            .filter((each) => each.checkVisibility() && !each.classList.contains('mu-skip-link'))
            .map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }))
            .filter(({ box }) => box.height < 60 || box.width < 60)
            .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
        );
        await context.close();
        assert.deepEqual(wrong, []);
        assert.deepEqual(problems, []);
        assert.deepEqual(small, [], 'what one touches at a kiosk is 60 px at least');
      });
    }
  }

  const atKiosk = async (path: string) => {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1900 }, locale: 'vi-VN' });
    await context.addCookies([{ name: 'device', value: tokens.hall, url: origin }]);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(origin + path);
    return { page, close: () => context.close() };
  };

  test('the kiosk asks whether someone is there, and then forgets the person, language and height', async () => {
    const { page, close } = await atKiosk(`${kiosk.group('A')}?lang=en`);
    await page.clock.runFor(46_000);
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await page.getByRole('button', { name: 'I am still here' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.clock.runFor(62_000);
    await page.getByRole('heading', { name: /Xin chào/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, kiosk.home);
    await close();
  });

  test('lowered for a wheelchair, everything to press at the kiosk stands in the lower two thirds', async () => {
    const { page, close } = await atKiosk(kiosk.home);
    const highest = () =>
      page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('.kiosk :is(a, button)')].map(
            (each) => each.getBoundingClientRect().top / innerHeight,
          ),
        ),
      );
    assert.ok((await highest()) < 0.2);
    await page.getByRole('button', { name: /Hạ thấp/ }).click();
    await page.getByRole('button', { name: /lên cao/ }).waitFor();
    assert.ok((await highest()) > 0.33, String(await highest()));
    await close();
  });

  test('the page is read aloud where the browser has a voice', async () => {
    const { page, close } = await atKiosk(kiosk.groups());
    await page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      speechSynthesis.speak = ({ text, lang }) => void spoken.push(`${lang} ${text}`);
    });
    await page.getByRole('button', { name: 'Đọc trang này' }).click();
    await page.clock.runFor(100);
    const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    assert.equal(spoken[0], 'vi-VN Quý vị cần làm việc gì?');
    assert.ok(spoken.some((words) => words.includes('Điện lực')));
    await close();
  });

  test('the board says a call aloud once, without being touched', async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await context.addCookies([{ name: 'device', value: tokens.board, url: origin }]);
    await context.addInitScript(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      speechSynthesis.speak = ({ text }) => void spoken.push(text);
    });
    const page = await context.newPage();
    await page.goto(origin + centrePaths.board);
    const third = provinceCounters.find(({ number }) => number === 7)!;
    const clerk = minh.as({ ...minh.actor, id: crypto.randomUUID() });
    await openCounter(clerk, { counterId: third.id });
    await callNext(clerk, { counterId: third.id });
    const said = await page.waitForFunction(() => (window as unknown as { spoken: string[] }).spoken.join());
    assert.match(String(await said.jsonValue()), /^Mời số [AT] 0 0 \d, đến quầy 7$/);
    await context.close();
  });
}
