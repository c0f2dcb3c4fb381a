import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { createLetterPress } from '#engines/letters/index.ts';
import { exportOwnDossiers } from '#modules/dossiers/index.ts';
import { errorTexts as dossierErrors } from '#modules/dossiers/module.ts';
import { accessRules } from '#modules/identity/index.ts';
import { exportReadings } from '#modules/personal-data/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { citizenRoutes } from '../dossiers/citizen-routes.tsx';
import { deskPaths } from '../dossiers/desk-paths.ts';
import { deskRoutes } from '../dossiers/desk-routes.tsx';
import { storeOffice } from '../dossiers/testing/store-office.ts';
import type { StoredPaper } from './model.ts';
import { errorTexts, storeDeskRoutes, storeRoutes } from './module.ts';
import { storePaths } from './paths.ts';
import { listPapers } from './queries.ts';

const database = await testDatabase();
const { db } = database;
const office = await storeOffice(database, '2026-01-05T02:00:00Z');
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const services = { blobs: office.blobs, letters, baseUrl: 'https://muongmau.example' };
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts: (...asked) => errorTexts(...asked) ?? dossierErrors(...asked),
  routes: [
    citizenRoutes(services),
    deskRoutes({ ...services, finderFor: () => Promise.reject(new Error('not asked')) }),
    storeDeskRoutes,
    storeRoutes({
      blobs: office.blobs,
      exportSources: [exportOwnDossiers, exportReadings],
    }),
  ],
});

const stranger: Actor = { kind: 'citizen', id: newId(), name: 'Sùng A Páo', positions: [] };
await db
  .insertInto('citizen')
  .values({
    id: stranger.id!,
    version: 1,
    fullName: stranger.name,
    assurance: 'contact',
    createdAt: office.clock.now,
  })
  .execute();
const lan = await visitor(site, office.lan.actor);
const pao = await visitor(site, stranger);
const hung = await visitor(site, office.hung.actor);

const first = await office.apply([await office.upload(office.lan)]);
await office.accept(first.id);
await office.finish(first.id, Buffer.from('%PDF-1.7\n%%EOF\n'));
await office.readAll();

/** Posts what the page shows, with what is typed over it, and presses a button. */
async function press(
  who: Visitor,
  path: string,
  action: string,
  typed: Readonly<Record<string, string>> = {},
) {
  const shown = postedFrom((await who.get(path)).html).filter(([name]) => name !== 'q' && !(name in typed));
  return who.post(path, [...shown, ...Object.entries(typed), ['action', action]]);
}

/** A draft of Lan's at the page of its papers. */
async function begun(lan: Visitor): Promise<string> {
  const { location } = await lan.post('/nop-ho-so/9.000001', { placeCode: '99004' });
  const id = location!.split('/')[2]!;
  await press(lan, location!, 'continue', {
    phone: '0990000074',
    'address.province': '99',
    'address.commune': '99004',
    'address.detail': 'Bản Nà Lúa',
  });
  await press(lan, `/to-khai/${id}/buoc/request`, 'continue', { request: 'Cấp thẻ', agreed: 'yes' });
  return id;
}
const actionIn = (html: string) => /value="(refresh take paper1 [^"]+)"/.exec(html)?.[1];

describe('the second application', () => {
  test('offers the paper of the first at its upload field, takes it by one press, and the officer sees where it came from', async () => {
    const id = await begun(lan);
    const papers = `/to-khai/${id}/buoc/papers`;
    const offered = await lan.get(papers);
    assert.match(offered.html, /Giấy tờ đã có trong kho của bạn/);
    assert.match(offered.html, new RegExp(`Bạn đã nộp trong hồ sơ ${first.code}`));
    assert.match(offered.html, /dùng lại đến hết 05\/07\/2026/);

    const taken = await press(lan, papers, actionIn(offered.html)!);
    assert.equal(taken.location, papers);
    const shown = await lan.get(papers);
    assert.match(shown.html, /Ảnh chân dung \(từ kho giấy tờ\)/);
    assert.equal(actionIn(shown.html), undefined, 'it is there already');

    await press(lan, papers, 'continue');
    await press(lan, `/to-khai/${id}/buoc/lien-he`, 'continue', { phone: '0990000074' });
    const sent = await lan.post(`/to-khai/${id}/nop`, {});
    assert.equal(sent.status, 303, sent.html);
    const dossierId = sent.location!.split('/')[2]!;

    const desk = await hung.get(deskPaths.dossier(dossierId));
    assert.match(desk.html, /Từ kho giấy tờ/);
    assert.match(desk.html, new RegExp(`Người nộp gửi trong hồ sơ ${first.code}`));
    assert.match(desk.html, /Chủ giấy tờ đồng ý dùng cho hồ sơ này lúc/);
  });

  test('does not offer what has run out, and says why; nobody sees another’s store', async () => {
    const start = office.clock.now;
    office.clock.now = start.add({ hours: 24 * 200 });
    const later = await visitor(site, office.lan.actor);
    const late = await later.get(`/to-khai/${await begun(later)}/buoc/papers`);
    assert.match(late.html, /Hết hạn dùng lại sau ngày 05\/07\/2026/);
    assert.equal(actionIn(late.html), undefined);
    office.clock.now = start;

    const { location } = await pao.post('/nop-ho-so/9.000001', { placeCode: '99004' });
    const id = location!.split('/')[2]!;
    assert.doesNotMatch((await pao.get(`/to-khai/${id}/buoc/papers`)).html, /trong kho của bạn/);
  });
});

describe('the agency that issued a paper', () => {
  test('finds it on its dossier’s page and takes it back with a reason that the owner reads; for others it is not there', async () => {
    const mai = await visitor(site, office.mai.actor);
    const href = /href="(\/can-bo\/giay-to-trong-kho\/[^"]+)">Thẻ thư viện/.exec(
      (await mai.get(deskPaths.dossier(first.id))).html,
    )![1]!;
    assert.equal((await hung.get(href)).status, 404);
    assert.doesNotMatch((await hung.get(deskPaths.dossier(first.id))).html, /giay-to-trong-kho/);
    assert.match((await mai.post(`${href}/thu-hoi`, { reason: 'x' })).html, /Ghi lý do thu hồi/);
    assert.equal((await mai.post(`${href}/thu-hoi`, { reason: 'In sai năm sinh' })).status, 303);
    const result = (await listPapers(db, office.owner)).find(({ origin }) => origin === 'result')!;
    assert.match((await lan.get(storePaths.paper(result.id))).html, /Cơ quan đã thu hồi: In sai năm sinh/);
  });
});

describe('my papers', () => {
  const own = () => listPapers(db, office.owner);

  test('lists them with their source, their end and their uses, down to each consent, which may be withdrawn', async () => {
    const list = await lan.get(storePaths.own());
    assert.match(list.html, /Thẻ thư viện/);
    assert.match(list.html, /1 lần/);
    const photo = (await own()).find(({ origin }) => origin === 'submitted')!;
    const page = await lan.get(storePaths.paper(photo.id));
    assert.match(page.html, /Bạn tự bấm đồng ý/);
    const withdrawal = /action="([^"]+rut-dong-y[^"]+)"/.exec(page.html)![1]!;
    assert.equal((await pao.post(withdrawal, {})).status, 404);
    assert.equal((await lan.post(withdrawal, {})).status, 303);
    assert.match((await lan.get(storePaths.paper(photo.id))).html, /Đã rút lúc/);
  });

  test('are downloaded as one archive whose list tells the hash and the consents of every paper', async () => {
    const { status, headers, bytes } = await lan.post(storePaths.download(), {});
    assert.equal(status, 200);
    assert.match(String(headers['content-disposition']), /kho-giay-to\.zip/);
    const files = unzipSync(bytes);
    const manifest = JSON.parse(strFromU8(files['ban-ke.json']!));
    assert.deepEqual(
      manifest.papers.map(({ file }: { file: string }) => file),
      ['giay-to/01-the-thu-vien.pdf', 'giay-to/02-anh-chan-dung.png'],
    );
    for (const { file, sha256 } of manifest.papers)
      assert.equal(createHash('sha256').update(files[file]!).digest('hex'), sha256);
    assert.equal(manifest.papers[1].uses.length, 1);
    const [newest] = JSON.parse(strFromU8(files['ho-so.json']!));
    assert.deepEqual([newest.procedure.code, newest.answers.fullName], ['9.000001', 'Lò Thị Lan']);
    assert.deepEqual(JSON.parse(strFromU8(files['ai-da-xem.json']!)), []);
    assert.equal(JSON.parse(strFromU8(files['tai-khoan.json']!)).fullName, 'Lò Thị Lan');
    const facts = await db
      .selectFrom('event')
      .select('actorId')
      .where('type', '=', 'store-downloaded')
      .execute();
    assert.deepEqual(facts, [{ actorId: office.lan.actor.id }]);
  });

  test('are opened and removed by nobody else; one’s own upload is removed, what the office issued is not', async () => {
    const [result, photo] = [...(await own())] as [StoredPaper, StoredPaper];
    for (const path of [storePaths.paper(photo.id), storePaths.file(photo.id)])
      assert.equal((await pao.get(path)).status, 404);
    assert.equal((await pao.post(storePaths.removal(photo.id), {})).status, 404);
    assert.equal((await lan.get(storePaths.file(photo.id))).headers['content-type'], 'image/png');
    assert.match((await lan.post(storePaths.removal(result.id), {})).html, /không gỡ được/);
    assert.equal((await lan.post(storePaths.removal(photo.id), {})).status, 303);
    assert.doesNotMatch((await lan.get(storePaths.own())).html, /kho-giay-to\/[^"]*">Ảnh chân dung/);
    assert.match((await pao.get(storePaths.own())).html, /chưa có giấy tờ nào/);
  });
});
