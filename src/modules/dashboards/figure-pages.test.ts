import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { acceptDossier, listFacts, submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { sampleCentre } from '#modules/service-centre/fixtures.ts';
import {
  callNext,
  centreFiguresReader,
  finishTicket,
  openCounter,
  startServing,
  takeTicket,
} from '#modules/service-centre/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { figuresReader, readIndexRules } from './index.ts';
import { agencyFigureRoutes, indexRoutes, publicFigureRoutes } from './module.ts';
import { dashboardPaths } from './paths.ts';

const database = await testDatabase();
const office = await sampleCentre(database);
const [hung, duc] = [await office.officer('hung'), await office.officer('duc')];
const agencyId = hung.actor.positions[0]!.agencyId;
const month = '2026-11';
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [publicFigureRoutes, agencyFigureRoutes, indexRoutes(readIndexRules(readPack('packs', 'sample')))],
  accessRules,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
after(() => house.app.close());

/** Two people draw a number; one waits twelve minutes, one eighteen; each is served for six. */
const [counter] = office.counters;
await openCounter(hung, { counterId: counter!.id });
for (let people = 0; people < 2; people += 1)
  await takeTicket(hung, office.rules, { centreId: office.centre.id, groupCode: counter!.groups[0]! });
office.later(12);
for (let people = 0; people < 2; people += 1) {
  const { id: ticketId } = (await callNext(hung, { counterId: counter!.id }))!;
  await startServing(hung, { ticketId });
  office.later(6);
  await finishTicket(hung, { ticketId });
}
const { id } = await submitDossier(office.lan, office.application());
await acceptDossier(hung, { dossierId: id });
await catchUp(database.sequencerDb, database.db, [figuresReader(listFacts), centreFiguresReader()]);

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('how long people wait at the counters', () => {
  test('stands among the figures of their agency and of the province, for everyone', async () => {
    const page = text((await (await visitor(house)).get(dashboardPaths.public(month))).html);
    assert.match(page, /Lượt đến quầy 2 0 gọi không có người/);
    assert.match(page, /Chờ trung bình 15 phút lâu nhất 18 phút/);
    assert.match(page, /Phục vụ trung bình 6 phút Đã phục vụ 2/);
    assert.match(page, /Ủy ban nhân dân xã Nà Lúa .* 15 phút/);
  });

  test('and among those of one’s own agency; who has no counter reads nothing of it', async () => {
    const own = text((await (await visitor(house, duc.actor)).get(dashboardPaths.agency(month))).html);
    assert.match(own, /Tại quầy Lượt đến quầy 2/);
    const linh = await office.officer('linh');
    const other = text((await (await visitor(house, linh.actor)).get(dashboardPaths.agency(month))).html);
    assert.doesNotMatch(other, /Tại quầy/);
  });
});

test('the pages of figures and of the index of Decision 766 are accessible on a desk and on a phone', {
  skip: skipWithoutChromium,
}, async () => {
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(() => browser.close());
  const cookie = await house.signIn(duc.actor);
  const pages = {
    'figures-public': dashboardPaths.public(month),
    'figures-agency': dashboardPaths.agency(month),
    'figures-counted': dashboardPaths.counted(agencyId, 'received', month),
    'index-public': dashboardPaths.publicIndex(month),
    'index-agency': dashboardPaths.index(month),
    'index-missing': dashboardPaths.missing(agencyId, 'digitised', month),
  };
  for (const [name, path] of Object.entries(pages))
    for (const width of name.startsWith('index') ? [1366, 390] : [390])
      assert.deepEqual(await inspectPage(browser, { url: origin + path, cookie, width, name }), [], name);
});
