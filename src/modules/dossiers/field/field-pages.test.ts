import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { accessRules } from '#modules/identity/index.ts';
import { listNotes, workflowRoutes } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { extendDossier } from '../index.ts';
import { processOffice } from '../process-fixtures.ts';
import { listFiles } from '../queries.ts';
import { fieldRoutes } from './field-routes.tsx';
import { fieldPaths } from './paths.ts';

const database = await testDatabase();
const { db } = database;
const office = await processOffice(database);
const [duc, mai] = (await Promise.all(['duc', 'mai'].map((name) => office.officer(name)))) as [
  Context,
  Context,
];
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [
    workflowRoutes,
    fieldRoutes({ blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-field-'))) }),
  ],
  accessRules,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
const atDuc = await visitor(house, duc.actor);
const visit = {
  id: 'visit',
  name: 'Xác minh tại bản',
  position: 'handler',
  outcomes: { grant: 'review', refuse: 'review' },
};
const review = { id: 'review', name: 'Xem xét', position: 'reviewer' };
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex');

/** Đức takes a dossier along by the page; gives where its sheet is. */
async function takenAlong() {
  const dossierId = await office.begin([visit, review]);
  const [item] = await office.open(dossierId);
  const taken = await atDuc.post(fieldPaths.bag(), { workItemId: item!.id, days: '3' });
  assert.equal(taken.location, fieldPaths.device);
  const copy = await db
    .selectFrom('dossierFieldCopy')
    .select('id')
    .where('dossierId', '=', dossierId)
    .executeTakeFirstOrThrow();
  return { dossierId, copyId: copy.id };
}

const heldIn = (html: string) => new RegExp(`${fieldPaths.act('')}([0-9a-f-]+)`).exec(html)![1]!;

describe('without script', () => {
  test('a visit is written down on the sheet with a photograph, and all of it has its effect', async () => {
    const { dossierId, copyId } = await takenAlong();
    const sheet = await atDuc.get(fieldPaths.sheet(copyId));
    assert.match(sheet.html, /0912345678/, 'who goes to the village can call');
    const photograph = { field: 'files', name: 'nhà.jpg', mediaType: 'image/jpeg', bytes: jpeg };
    const fields = { note: 'Đường sạt', outcome: 'grant', text: 'Đúng như khai', key: 'k1' };
    const sent = await atDuc.post(fieldPaths.acts(copyId), fields, [photograph]);
    assert.equal(sent.location, fieldPaths.bag());
    await atDuc.post(fieldPaths.acts(copyId), fields, [photograph]);
    assert.equal((await listFiles(db, dossierId, 'field')).length, 1);
    assert.equal((await listNotes(db, 'dossier', dossierId)).length, 1);
    assert.equal((await office.open(dossierId))[0]!.elementId, 'review');
  });

  test('what changed meanwhile is shown field by field, and settled by a plain form', async () => {
    const { dossierId, copyId } = await takenAlong();
    await extendDossier(mai, { dossierId, reason: 'Chờ kết quả đo đạc', extra: 2 });
    assert.equal(
      (await atDuc.get(fieldPaths.sheet(copyId))).status,
      409,
      'the older sheet is handed out no more',
    );
    await atDuc.post(fieldPaths.acts(copyId), { outcome: 'grant', text: 'Đúng như khai' });
    const id = heldIn((await atDuc.get(fieldPaths.bag())).html);
    assert.match((await atDuc.get('/can-bo')).html, new RegExp(fieldPaths.act(id)), 'it is in the one inbox');

    const page = await atDuc.get(fieldPaths.act(id));
    assert.match(page.html, /Hẹn trả/);
    assert.match(page.html, /Đúng như khai/);
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec(page.html)![1]!;
    const none = await atDuc.post(fieldPaths.act(id), { seenVersion });
    assert.equal(none.status, 422);
    assert.match(none.html, /Hãy chọn một cách/);
    const settled = await atDuc.post(fieldPaths.act(id), { seenVersion, outcome: 'mine', text: 'mine' });
    assert.equal(settled.status, 303);
    assert.equal((await office.items(dossierId))[1]!.remark, 'Đúng như khai');
  });

  test('nobody else sees it, takes it or ends it', async () => {
    const { copyId } = await takenAlong();
    const atMai = await visitor(house, mai.actor);
    assert.equal((await atMai.get(fieldPaths.sheet(copyId))).status, 404);
    assert.equal((await atMai.post(fieldPaths.acts(copyId), { note: 'x' })).status, 404);
    assert.equal((await atMai.post(fieldPaths.end(copyId), { as: 'lost' })).status, 404);
    assert.equal((await atDuc.post(fieldPaths.end(copyId), { as: 'returned' })).status, 303);
    assert.equal((await atDuc.get(fieldPaths.sheet(copyId))).status, 404);
  });
});

if (!skipWithoutChromium) {
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(() => browser.close());
  test('the pages are accessible, and no wider than a phone', async () => {
    const { copyId } = await takenAlong();
    const { copyId: moved, dossierId: movedDossier } = await takenAlong();
    await extendDossier(mai, { dossierId: movedDossier, reason: 'Chờ kết quả đo đạc', extra: 2 });
    await atDuc.post(fieldPaths.acts(moved), { outcome: 'grant', text: 'Đúng như khai' });
    const held = heldIn((await atDuc.get(fieldPaths.bag())).html);
    await office.begin([visit, review]);
    const cookie = await house.signIn(duc.actor);
    const pages = [
      ['bag', fieldPaths.bag(), 390],
      ['sheet', fieldPaths.sheet(copyId), 390],
      ['held', fieldPaths.act(held), 390],
      ['held', fieldPaths.act(held), 1366],
    ] as const;
    for (const [name, path, width] of pages) {
      const url = origin + path;
      assert.deepEqual(await inspectPage(browser, { url, cookie, width, name: `field-${name}` }), [], name);
    }
  });
}
after(() => house.app.close());
