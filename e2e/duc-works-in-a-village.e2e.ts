import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestSupplement, supplementDossier } from '#modules/dossiers/index.ts';
import { dayOf, listHeldPositions } from '#modules/org/index.ts';
import { listInbox, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { storeMade } from '#platform/files/index.ts';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const { db } = world.province;
const secret = '482 917 350 664';
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('Đức takes a dossier to a village, writes there without a line, and settles what came in meanwhile', async () => {
  const duc = await world.person({ isPhone: true });
  const { page, context } = duc;
  await duc.signInAsOfficer('duc');
  await sees(duc, 'Việc của tôi');
  const { dossierId, workItemId, code, applicant } = await atHisStep();
  await page.goto(`/can-bo/ho-so/${dossierId}`);
  await page.getByRole('link', { name: 'Mang theo khi đi địa bàn' }).click();
  await sees(duc, 'Mang hồ sơ đi địa bàn');
  await page.getByRole('button', { name: 'Mang theo' }).click();
  await page.getByRole('heading', { name: 'Đặt mật khẩu cho cặp hồ sơ' }).waitFor();
  await sees(duc, 'Cặp hồ sơ trên máy này');
  await page.getByLabel('Mật khẩu cặp hồ sơ').fill(secret);
  await page.getByRole('button', { name: 'Đặt mật khẩu và tải hồ sơ' }).click();
  await page.getByRole('button', { name: `Mở ${code}` }).waitFor();

  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('Mật khẩu cặp hồ sơ').fill('123 456 789 012');
  await page.getByRole('button', { name: 'Mở', exact: true }).click();
  await page.getByText('Mật khẩu không đúng.').waitFor();
  assert.ok(
    !(await keptText(duc)).includes(applicant),
    'nothing of the applicant can be read without the passphrase',
  );
  await page.getByLabel('Mật khẩu cặp hồ sơ').fill(secret);
  await page.getByRole('button', { name: 'Mở', exact: true }).click();
  await page.getByRole('button', { name: `Mở ${code}` }).click();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'nha.png' }).click();
  assert.match((await opened).url(), /^blob:/, 'a paper opens from what is sealed here');
  await page.getByLabel('Ghi chép').fill('Trưởng bản xác nhận đúng như khai');
  await page.getByLabel('Ảnh, giấy tờ').setInputFiles(birthNotice);
  await page.getByRole('radio', { name: /^Đủ điều kiện/ }).check();
  await page.getByLabel('Ý kiến gửi người làm bước sau').fill('Đã gặp hai bên gia đình');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByText('Đã giữ trên máy này, sẽ gửi khi có mạng: 1.').waitFor();

  await aPaperCame(dossierId);
  await context.setOffline(false);
  await page.getByText('Hồ sơ đã thay đổi trong lúc bạn vắng: xem khác biệt').waitFor();
  await page.getByText('Đã gửi và ghi vào hồ sơ.').waitFor();
  assert.equal((await stepOf(dossierId, workItemId)).state, 'open');

  await page.goto('/can-bo');
  await page.getByRole('link', { name: code }).first().waitFor();
  await page.goto('/can-bo/mang-theo');
  await page.getByRole('link', { name: `${code}: kết thúc bước` }).click();
  await sees(duc, 'Xem khác biệt: kết thúc bước');
  await page.getByText('Đã gặp hai bên gia đình').waitFor();
  await page.getByText('Thêm: anh-ro-chu.pdf').waitFor();
  await page.getByLabel('Dùng kết quả của tôi').check();
  await page.getByLabel('Gửi kèm kết quả của tôi').check();
  await page.getByRole('button', { name: 'Ghi lựa chọn' }).click();
  await page.getByText('Đã xử lý khác biệt.').waitFor();
  const { state, outcome, remark } = await stepOf(dossierId, workItemId);
  assert.deepEqual([state, outcome, remark], ['done', 'grant', 'Đã gặp hai bên gia đình']);

  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByText('Bạn đã đăng xuất').waitFor();
  assert.equal(await keptText(duc), '', 'signed out, the device holds nothing');
  await context.close();
});

/** The dossier of the demonstration that waits for Đức, with a picture among its papers. */
async function atHisStep() {
  const { actor } = await officer('duc');
  const item = (await listInbox(db, actor)).find(({ action }) => action === 'handle')!;
  const paper = await storeMade(await officer('hung'), world.province.blobs, {
    bytes: smallPng,
    name: 'nha.png',
    mediaType: 'image/png',
  });
  const row = { dossierId: item.subjectId, fileId: paper.id, purpose: 'component', componentNumber: 0 };
  await db
    .insertInto('dossierFile')
    .values({ ...row, addedAt: Temporal.Now.instant() })
    .execute();
  const applicant = item.subjectTitle.split(' – ').at(-1)!;
  return { dossierId: item.subjectId, workItemId: item.id, code: item.subjectCode, applicant };
}

/** The desk asked the applicant for a paper, who brought it. */
async function aPaperCame(dossierId: string) {
  const hung = await officer('hung');
  await requestSupplement(hung, { dossierId, reason: 'Ảnh mờ, xin chụp lại', papers: ['Ảnh rõ chữ'] });
  const { buffer: bytes, mimeType: mediaType } = birthNotice;
  const paper = await storeMade(hung, world.province.blobs, { bytes, name: 'anh-ro-chu.pdf', mediaType });
  await supplementDossier(hung, { dossierId, fileIds: [paper.id] });
}

async function officer(username: string): Promise<Context> {
  const system = world.province.system('e2e');
  const { officerId, fullName } = await db
    .selectFrom('officerCredential')
    .innerJoin('officer', 'officer.id', 'officerId')
    .select(['officerId', 'fullName'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const positions = await listHeldPositions(db, officerId, dayOf(system.now()));
  return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
}

const stepOf = async (dossierId: string, workItemId: string) =>
  (await listWorkItemsOf(db, 'dossier', dossierId)).find(({ id }) => id === workItemId)!;

/** All that the browser keeps of this site and anybody could read: caches and databases, bytes as they lie there. */
const keptText = ({ page }: Person) =>
  page.evaluate<string>(`(async () => {
    const texts = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.includes('/assets/')) texts.push(await (await cache.match(request)).text());
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => { indexedDB.open(name).onsuccess = ({ target }) => done(target.result); });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((done) => {
          db.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result);
        });
        for (const row of rows) {
          texts.push(JSON.stringify(row), new TextDecoder().decode(row.sealed?.bytes ?? new ArrayBuffer(0)));
        }
      }
      db.close();
    }
    return texts.join('');
  })()`);
