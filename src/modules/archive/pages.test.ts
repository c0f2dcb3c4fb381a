import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { archivedDossiers } from '../../archived-dossiers.ts';
import { sampleArchive } from './fixtures.ts';
import { sweepErasures } from './index.ts';
import { archivePages } from './module.ts';
import { archivePaths } from './paths.ts';

const database = await testDatabase();
const office = await sampleArchive(database, undefined, [archivedDossiers]);
after(() => office.end());
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: archivePages(office.services),
  accessRules: { officer: ({ kind }) => kind === 'officer' },
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
const [yen, mai, tuan, thanh, son, huy] = (await Promise.all(
  ['yen', 'mai', 'tuan', 'thanh', 'son', 'huy'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context, Context];
const [atYen, atMai, atTuan, atThanh, atSon, atHuy] = await Promise.all(
  [yen, mai, tuan, thanh, son, huy].map(({ actor }) => visitor(house, actor)),
);
/** Sessions have run out after years. */
const signInAgain = async () => {
  const everyone = [
    [atYen, yen],
    [atMai, mai],
    [atTuan, tuan],
    [atThanh, thanh],
    [atSon, son],
  ] as const;
  for (const [at, who] of everyone) await at!.signIn(who.actor);
};
const idIn = (location: string | undefined) => location!.split('/').at(-1)!;
const scan = { field: 'files', name: 'Tờ trình.pdf', mediaType: 'application/pdf', bytes: samplePdf };
const pagesSeen = { folder: '', handOver: '', destruction: '', open: '' };

describe('the life of a folder, by pages alone', () => {
  test('from the yearly list to the decision to destroy it, with a hold between, nothing of it shown to others', async () => {
    const agency = office.agencyId;
    const entry = {
      agency,
      year: '2026',
      code: '05.VP',
      title: 'Hồ sơ phối hợp năm 2026',
      retention: 'correspondence',
      unit: office.unitId('H99.102.1'),
    };
    const gaps = await atYen!.post(archivePaths.plan(), { ...entry, code: '' });
    assert.equal(gaps.status, 422);
    assert.match(gaps.html, /Hồ sơ phối hợp năm 2026/);
    assert.equal((await atYen!.post(archivePaths.plan(), entry)).status, 303);
    assert.equal(
      (await atYen!.post(archivePaths.planIssue(), { agency, year: '2026', issuedAs: '01/QĐ-UBND' })).status,
      303,
    );
    assert.match((await atThanh!.get(archivePaths.plan(2026))).html, /01\/QĐ-UBND/);

    const planned = (await atThanh!.get(archivePaths.newFolder())).html.match(
      /name="planned" value="([^"]+)"/,
    )![1]!;
    const opened = await atThanh!.post(archivePaths.newFolder(), { planned });
    const id = idIn(opened.location);
    const { document } = await office.paper(yen, 'phối hợp liên ngành', {
      isLimited: true,
      readerIds: [thanh.actor.id!],
    });
    await office.settle();
    const found = await atThanh!.get(archivePaths.folder(id, 'lien nganh'));
    assert.ok(found.html.includes(document.id), 'found without accents');
    assert.equal(
      (await atThanh!.post(archivePaths.items(id), { kind: 'document', subject: document.id }, [])).status,
      303,
    );
    assert.equal(
      (await atThanh!.post(archivePaths.items(id), { kind: 'file', title: 'Tờ trình' }, [scan])).status,
      303,
    );
    assert.match((await atThanh!.post(archivePaths.items(id), { kind: 'file' }, [])).html, /Chọn tệp/);
    assert.equal((await atHuy!.get(archivePaths.folder(id))).status, 404);
    assert.equal((await atSon!.get(archivePaths.folder(id))).status, 404);
    assert.doesNotMatch(
      (await atMai!.get(archivePaths.folder(id))).html,
      /liên ngành/,
      'what one may not see in documents',
    );

    assert.equal((await atThanh!.post(archivePaths.closing(id), {})).status, 303);
    assert.match((await atThanh!.get(archivePaths.folder(id))).html, /Mục lục văn bản/);
    const offered = await atThanh!.post(archivePaths.handOvers(), { folders: id });
    assert.equal(offered.status, 303, offered.html);
    const handOver = offered.location!;
    const [step] = (await office.steps(yen)).filter(({ action }) => action === 'accept');
    assert.equal((await atYen!.get(archivePaths.step(step!.subjectId))).location, handOver);
    assert.match((await atYen!.post(`${handOver}/tra-lai`, { reason: '' })).html, /Ghi rõ lý do/);
    assert.equal((await atYen!.post(`${handOver}/tiep-nhan`, {})).status, 303);
    assert.match(
      String((await atThanh!.get(`${handOver}/bien-ban`)).headers['content-type']),
      /application\/pdf/,
    );
    assert.equal((await atHuy!.get(handOver)).status, 404);

    const refused = await atMai!.post(archivePaths.packages(id), {});
    assert.match(refused.html, /Trong hồ sơ có tài liệu bạn không được xem/);
    const history = await atThanh!.get(archivePaths.history('folder', id));
    assert.match(history.html, /Lưu trữ tiếp nhận/);
    assert.equal((await atMai!.get(archivePaths.history('document', document.id))).status, 404);

    office.pass(6);
    await signInAgain();
    const held = await atMai!.post(archivePaths.holds(), {
      about: `folder ${id}`,
      folder: id,
      holdReason: 'Đang thanh tra',
      basis: '08/QĐ-TTr',
    });
    assert.equal(held.status, 303, held.html);
    const ask = {
      agency,
      folders: id,
      reason: 'Hết thời hạn lưu trữ',
      chair: tuan.actor.id!,
      members: [thanh.actor.id!, son.actor.id!],
    };
    assert.match((await atYen!.get(archivePaths.retention())).html, /Giữ nguyên trạng/);
    assert.match((await atYen!.post(archivePaths.retention(), ask)).html, /Đang được giữ nguyên trạng/);
    const lift = (await atMai!.get(archivePaths.folder(id))).html.match(/action="([^"]+\/thoi)"/)![1]!;
    await atMai!.post(lift, { reason: 'Đã kết luận' });
    const proposed = await atYen!.post(archivePaths.retention(), ask);
    assert.equal(proposed.status, 303, proposed.html);
    const destruction = proposed.location!;
    for (const member of [atTuan, atThanh, atSon]) {
      assert.equal(
        (await member!.post(`${destruction}/y-kien`, { opinion: 'destroy', note: '' })).status,
        303,
      );
    }
    const decided = await atMai!.post(`${destruction}/quyet-dinh`, {
      outcome: 'destroy',
      code: '77/QĐ-UBND',
    });
    assert.equal(decided.status, 303, decided.html);
    assert.equal(await sweepErasures(office.system, office.services), 1);
    const end = await atYen!.get(destruction);
    assert.match(end.html, /77\/QĐ-UBND/);
    assert.match(end.html, /2 tệp/);
    assert.match((await atYen!.get(archivePaths.folder(id))).html, /Đã hủy/);
    Object.assign(pagesSeen, { folder: id, handOver, destruction });
  });

  test('a package is made, saved and taken back by pages', async () => {
    const folder = await office.open(thanh, 'legal-documents', 'H99.102.1');
    await office.put(thanh, folder, await office.upload(thanh, 'Dự thảo nghị quyết.pdf'), 'file');
    const { document } = await office.paper(yen, 'góp ý dự thảo nghị quyết');
    const clerks = await office.open(yen, 'direction', 'H99.102.1');
    await office.put(yen, clerks, document.id);
    await office.archive(thanh, yen, folder);
    assert.equal((await atYen!.post(archivePaths.packages(folder.id), {})).status, 303);
    const link = (await atYen!.get(archivePaths.folder(folder.id))).html.match(
      /href="([^"]+\/goi-tin\/[^"]+)"/,
    )![1]!;
    const { bytes, status } = await atYen!.get(link);
    assert.equal(status, 200);
    assert.equal((await atSon!.get(link)).status, 404);
    const zip = { field: 'files', name: 'AIP.zip', mediaType: 'application/zip', bytes };
    assert.equal(
      (await atYen!.post(archivePaths.packageCheck(), {}, [zip])).location,
      archivePaths.folder(folder.id),
    );
    const changed = Buffer.from(bytes);
    changed[changed.length >> 1]! ^= 1;
    assert.match(
      (await atYen!.post(archivePaths.packageCheck(), {}, [{ ...zip, bytes: changed }])).html,
      /không còn nguyên vẹn/,
    );
    Object.assign(pagesSeen, { open: clerks.id, archived: folder.id });
  });
});

describe('in a browser', { skip: skipWithoutChromium }, async () => {
  if (skipWithoutChromium) return;
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await house.app.close();
  });
  const pages: readonly (readonly [string, Context, () => string])[] = [
    ['folders', yen, () => archivePaths.folders()],
    ['open-folder', yen, () => archivePaths.folder(pagesSeen.open, 'phoi hop')],
    ['destroyed-folder', mai, () => archivePaths.folder(pagesSeen.folder)],
    ['plan', yen, () => archivePaths.plan(2027)],
    ['hand-overs', thanh, () => archivePaths.handOvers()],
    ['hand-over', yen, () => pagesSeen.handOver],
    ['retention', yen, () => archivePaths.retention()],
    ['destruction', mai, () => pagesSeen.destruction],
    ['history', yen, () => archivePaths.history('folder', pagesSeen.folder)],
  ];
  for (const [name, who, path] of pages) {
    test(`the page "${name}" is accessible at a desk and on a telephone, without script`, async () => {
      const cookie = await house.signIn(who.actor);
      for (const width of [1366, 390]) {
        assert.deepEqual(await inspectPage(browser, { url: origin + path(), cookie, width, name }), []);
      }
    });
  }
});
