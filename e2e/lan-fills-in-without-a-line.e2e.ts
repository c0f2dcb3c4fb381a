import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#engines/forms/index.ts';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const { db, pack } = world.province;
const example = 'procedures/1.001193-*/examples/lan-dang-ky-khai-sinh-cho-con-gai.yaml';

const keepIt = 'Giữ trên máy này để điền khi mất mạng';
const press = ({ page }: Person, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
/** The service worker stands before the draft's pages, and has all of them. */
const isKept = ({ page }: Person) => page.getByRole('button', { name: 'Thôi giữ' }).waitFor();
const waits = ({ page }: Person) => page.getByText('Đang ngoại tuyến: đã giữ trên máy này').waitFor();

test('Lan fills in two pages and sends while the line is down: when it is back there is one dossier with what she typed', async () => {
  const lan = await world.person({ isPhone: true });
  const { page, context } = lan;
  const draftId = await beginsAtTheFather(lan);
  await press(lan, keepIt);
  await isKept(lan);
  await sees(lan, 'Cha của trẻ');

  await context.setOffline(true);
  await page.getByLabel('Họ, chữ đệm, tên cha').fill('Lò Văn Quảng');
  await press(lan, 'Tiếp tục');
  await sees(lan, 'Người đi đăng ký và giấy tờ');
  await waits(lan);
  await page.getByLabel('Điện thoại').fill('0990000075');
  await page.getByLabel('Ảnh chụp giấy chứng sinh').setInputFiles(birthNotice);
  await page.getByLabel(/Tôi cam đoan/).check();
  await press(lan, 'Tiếp tục');
  await page.getByRole('heading', { level: 1, name: 'Liên hệ và nhận kết quả' }).waitFor();

  await press(lan, 'Quay lại');
  await page.getByRole('heading', { level: 1, name: 'Người đi đăng ký và giấy tờ' }).waitFor();
  await page.waitForFunction(
    `document.querySelector('[name="applicant.phone"]').value === '0990000075' && document.querySelector('input[type=file]').files.length === 1`,
  );
  await press(lan, 'Tiếp tục');
  await page.getByRole('heading', { level: 1, name: 'Liên hệ và nhận kết quả' }).waitFor();
  await press(lan, 'Xem lại và nộp');
  await sees(lan, 'Gửi khi có mạng');
  await press(lan, 'Gửi khi có mạng');
  await waits(lan);
  await page.getByRole('listitem').filter({ hasText: 'Nộp hồ sơ' }).waitFor();
  assert.equal((await dossiersOf(draftId)).length, 0);

  await context.setOffline(false);
  await page.getByText('Hồ sơ đã nộp').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Gửi khi có mạng' }).isHidden());
  await page.getByRole('link', { name: 'Xem mã hồ sơ' }).click();
  await sees(lan, /^H99\.102-\d{6}-\d{4,}$/);

  const [dossier, ...others] = await dossiersOf(draftId);
  assert.equal(others.length, 0);
  const answers = dossier!.answers as Record<string, Record<string, unknown>>;
  assert.equal(answers['father']!['fullName'], 'Lò Văn Quảng');
  assert.equal(answers['applicant']!['phone'], '0990000075');
  assert.equal(Object.keys(answers['birthNotice'] as object).length, 1);
  await context.close();
});

test('another person who signs in at that phone sees nothing of hers, with a line or without', async () => {
  const lan = await world.person({ isPhone: true });
  const { page, context } = lan;
  const draftId = await beginsAtTheFather(lan);
  const father = page.url();
  await press(lan, keepIt);
  await isKept(lan);
  await context.setOffline(true);
  await page.getByLabel('Họ, chữ đệm, tên cha').fill('Lò Văn Quảng');
  await press(lan, 'Tiếp tục');
  await waits(lan);
  await endSessions();
  await context.setOffline(false);
  await page.getByText('Hãy đăng nhập lại để gửi những gì đã giữ').waitFor();

  await page.goto('/dang-nhap');
  await lan.signInAsCitizen('Sùng A Páo');
  assert.deepEqual(await keptIn(lan), { caches: 0, databases: 0, workers: 0 });
  await context.setOffline(true);
  await assert.rejects(page.goto(father), /ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(false);
  await page.goto(father);
  assert.ok(!(await page.content()).includes('Quảng'));
  assert.equal((await dossiersOf(draftId)).length, 0);
  await context.close();
});

test('when her session has run out meanwhile, what she typed is sent after she has signed in again', async () => {
  const lan = await world.person({ isPhone: true });
  const { page, context } = lan;
  const draftId = await beginsAtTheFather(lan);
  await press(lan, keepIt);
  await isKept(lan);
  await context.setOffline(true);
  await page.getByLabel('Họ, chữ đệm, tên cha').fill('Lò Văn Quảng');
  await press(lan, 'Tiếp tục');
  await waits(lan);
  await endSessions();
  await context.setOffline(false);

  await page.getByRole('link', { name: 'Đăng nhập và gửi' }).click();
  await sees(lan, 'Đăng nhập');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await page.getByText('Đã gửi những gì đã giữ trên máy này').waitFor();
  await sees(lan, 'Người đi đăng ký và giấy tờ');
  assert.equal(await fatherIn(draftId), 'Lò Văn Quảng');
  await context.close();
});

test('what was changed on another device meanwhile is not overwritten: she sees what she typed and decides', async () => {
  const lan = await world.person({ isPhone: true });
  const { page, context } = lan;
  const draftId = await beginsAtTheFather(lan);
  await press(lan, keepIt);
  await isKept(lan);
  await context.setOffline(true);
  await page.getByLabel('Họ, chữ đệm, tên cha').fill('Lò Văn Quảng');
  await press(lan, 'Tiếp tục');
  await waits(lan);
  await db
    .updateTable('dossierDraft')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', draftId)
    .execute();
  await context.setOffline(false);

  await page.getByText('Tờ khai này vừa được sửa ở nơi khác').waitFor();
  assert.equal(await fatherIn(draftId), 'Lò Văn Quang');
  await page.getByRole('status').getByRole('link', { name: 'Cha của trẻ' }).click();
  await sees(lan, 'Cha của trẻ');
  await page.waitForFunction(`document.querySelector('[name="father.fullName"]').value === 'Lò Văn Quảng'`);
  await press(lan, 'Tiếp tục');
  await page.getByRole('heading', { level: 1, name: 'Người đi đăng ký và giấy tờ' }).waitFor();
  assert.equal(await fatherIn(draftId), 'Lò Văn Quảng');
  assert.equal(await page.getByText('Tờ khai này vừa được sửa ở nơi khác').count(), 0);
  await context.close();
});

test('when she signs out, the phone forgets', async () => {
  const lan = await world.person({ isPhone: true });
  const { page, context } = lan;
  await beginsAtTheFather(lan);
  await press(lan, keepIt);
  await isKept(lan);
  assert.equal((await keptIn(lan)).workers, 1);
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByText('Bạn đã đăng xuất').waitFor();
  assert.deepEqual(await keptIn(lan), { caches: 0, databases: 0, workers: 0 });
  await context.close();
});

/** Lan's form on a phone, all but the father and the papers filled in as in the pack's example. */
async function beginsAtTheFather(lan: Person): Promise<string> {
  const { page } = lan;
  await page.goto('/nop-ho-so/1.001193');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await page.getByLabel('Nơi giải quyết').selectOption('Ủy ban nhân dân xã Nà Lúa');
  await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
  await sees(lan, 'Trường hợp của bạn');
  const [, draftId] = /\/to-khai\/([^/]+)/.exec(page.url())!;
  const { answers } = pack.files(example)[0]!.value as { readonly answers: Answers };
  const { birthNotice: _, truthful: __, ...filled } = answers;
  await db
    .updateTable('dossierDraft')
    .set({ answers: JSON.stringify(filled) })
    .where('id', '=', draftId!)
    .execute();
  await page.goto(`/to-khai/${draftId}/buoc/father`);
  await sees(lan, 'Cha của trẻ');
  return draftId!;
}

/** The father's name as the server has it. */
async function fatherIn(draftId: string): Promise<unknown> {
  const { answers } = await db
    .selectFrom('dossierDraft')
    .select('answers')
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
  return (answers as Record<string, Record<string, unknown>>)['father']!['fullName'];
}

async function endSessions(): Promise<void> {
  const aMinuteAgo = Temporal.Now.instant().subtract({ minutes: 1 });
  await db.updateTable('session').set({ expiresAt: aMinuteAgo }).execute();
}

const dossiersOf = (draftId: string) =>
  db.selectFrom('dossier').select(['id', 'answers']).where('submissionKey', '=', draftId).execute();

/** What of this site the browser keeps. */
const keptIn = ({ page }: Person) =>
  page.evaluate<{ caches: number; databases: number; workers: number }>(`Promise.all([
    caches.keys(), indexedDB.databases(), navigator.serviceWorker.getRegistrations(),
  ]).then(([caches, databases, workers]) =>
    ({ caches: caches.length, databases: databases.length, workers: workers.length }))`);
