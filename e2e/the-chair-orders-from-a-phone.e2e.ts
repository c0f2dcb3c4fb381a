import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPassword } from '../src/demo.ts';
import { sees } from './accessible.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const title = 'Trao quà cho hộ nghèo trước Tết';
const day = (days: number) => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days }).toString();
const evidence = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
});

const long = await world.person({ isPhone: true, javaScript: false });
const [lien, huy, hien, thanh] = [
  await world.person(),
  await world.person(),
  await world.person(),
  await world.person(),
];
const people = { long, lien, huy, hien, thanh };
for (const [username, person] of Object.entries(people)) await person.signInAsOfficer(username);

test('the chair orders from the phone; the lead splits it for two units, one asks for more time, one is returned, all is accepted, and the figure tells', async () => {
  const before = await countDone(long);
  await order();
  await receive(lien, title, 'Đỗ Quang Huy');
  await split('H99.12', 'Sở Y tế', 'Rà soát người ốm đau');
  await split('H99.102', 'Ủy ban nhân dân xã Nà Lúa', 'Rà soát hộ nghèo của xã');
  await receive(hien, 'Rà soát người ốm đau');
  await receive(thanh, 'Rà soát hộ nghèo của xã');

  await extend();
  await complete(hien, 'Rà soát người ốm đau', 'nguoi-om.pdf');
  await complete(thanh, 'Rà soát hộ nghèo của xã', 'ho-ngheo.pdf');
  await answer(huy, 'Rà soát hộ nghèo của xã', 'return');
  await complete(thanh, 'Rà soát hộ nghèo của xã', 'ho-ngheo-bo-sung.pdf');
  await answer(huy, 'Rà soát hộ nghèo của xã', 'accept');
  await answer(huy, 'Rà soát người ốm đau', 'accept');

  await complete(huy, title, 'bao-cao.pdf');
  await acceptAfterLunch();
  await sees(long, title);
  await long.page.getByText('Đã hoàn thành').first().waitFor();
  await untilCounted(before + 1);
});

async function order(): Promise<void> {
  const { page } = long;
  await page.goto('/can-bo/nhiem-vu');
  await sees(long, 'Nhiệm vụ');
  await page.getByRole('link', { name: 'Giao nhiệm vụ', exact: true }).click();
  await sees(long, 'Giao nhiệm vụ');
  await page.getByLabel('Việc phải làm').fill(title);
  await page.getByLabel('Đơn vị chủ trì').selectOption('H99.03');
  await page.getByLabel('Phải xong trước hết ngày').fill(day(30));
  await page.getByText('Đơn vị phối hợp').click();
  await page.getByRole('checkbox', { name: 'Sở Y tế' }).check();
  await page.getByRole('checkbox', { name: 'Ủy ban nhân dân xã Nà Lúa' }).check();
  await page.getByRole('button', { name: 'Giao nhiệm vụ' }).click();
  await sees(long, title);
}

/** Opens the directive from the one inbox, as every piece of work is. */
async function openFromInbox({ page }: Person, name: string): Promise<void> {
  await page.goto('/can-bo');
  await page.getByRole('row', { name }).getByRole('link', { name: /^NV-/ }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function receive(who: Person, name: string, handler?: string): Promise<void> {
  await openFromInbox(who, name);
  if (handler) await who.page.getByLabel('Người thực hiện').selectOption({ label: handler });
  await who.page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await who.page.getByText('Đã tiếp nhận nhiệm vụ').waitFor();
}

async function split(code: string, unit: string, name: string): Promise<void> {
  const { page } = huy;
  await openFromInbox(huy, title);
  await page.getByRole('link', { name: 'Giao một phần việc' }).click();
  await page.getByLabel('Việc phải làm').fill(name);
  await page.getByLabel('Đơn vị chủ trì').selectOption(code);
  await page.getByLabel('Phải xong trước hết ngày').fill(day(20));
  await page.getByRole('button', { name: 'Giao một phần việc' }).click();
  await sees(huy, name);
  await page.getByText(unit).first().waitFor();
}

/** The commune asks beyond the end of the whole: that is for the chair to say. */
async function extend(): Promise<void> {
  const { page } = thanh;
  await openFromInbox(thanh, 'Rà soát hộ nghèo của xã');
  await page.getByText('Xin gia hạn', { exact: true }).click();
  await page.getByLabel('Xin lùi đến hết ngày').fill(day(40));
  await page.getByLabel('Lý do').fill('Đường vào ba bản bị sạt lở');
  await page.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
  await page.getByText('Chờ quyết định').waitFor();
  await openFromInbox(long, 'Rà soát hộ nghèo của xã');
  await sees(long, 'Rà soát hộ nghèo của xã');
  await long.page.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
  await long.page.getByText('Đã ghi quyết định').waitFor();
}

async function complete(who: Person, name: string, file: string): Promise<void> {
  const { page } = who;
  await openFromInbox(who, name);
  await page.getByLabel('Kết quả').fill('Đã thực hiện xong, có danh sách kèm theo.');
  await page.locator('#complete-files').setInputFiles(evidence(file));
  await page.getByRole('button', { name: 'Gửi báo cáo hoàn thành' }).click();
  await page.getByRole('link', { name: file }).waitFor();
}

async function answer(who: Person, name: string, how: 'accept' | 'return'): Promise<void> {
  const { page } = who;
  await openFromInbox(who, name);
  if (how === 'return') {
    await page.getByText('Trả lại, yêu cầu làm tiếp').click();
    await page.getByLabel('Còn thiếu gì').fill('Thiếu danh sách bản Huổi Sen');
  }
  const button = how === 'accept' ? 'Xác nhận hoàn thành' : 'Trả lại báo cáo';
  await page.getByRole('button', { name: button }).click();
  await page.getByText(how === 'accept' ? 'Nhiệm vụ khép lại' : 'Đã trả lại báo cáo').waitFor();
}

/** The telephone has lain on the table for an hour: approving asks whether it is still he, and goes on with the same act. */
async function acceptAfterLunch(): Promise<void> {
  const { page } = long;
  await openFromInbox(long, title);
  const directiveId = new URL(page.url()).pathname.split('/').at(-1)!;
  await world.province.db
    .updateTable('session')
    .set({ provenAt: Temporal.Now.instant().subtract({ hours: 1 }) })
    .where('actorKind', '=', 'officer')
    .execute();
  await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
  await sees(long, 'Xác nhận là bạn');
  await page.getByLabel('Mật khẩu').fill(demoPassword);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Nhiệm vụ khép lại').waitFor();
  await page.getByText('xác nhận bằng mật khẩu').first().waitFor();
  const accepted = await world.province.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'directive-completion-accepted')
    .where('subjectId', '=', directiveId)
    .execute();
  const proofs = accepted.map(({ data }) => (data as { proof?: { by: string } }).proof?.by);
  assert.deepEqual(proofs, ['password'], 'done once, and the log tells how he had proven who he is');
}

/** How many Sở Nội vụ has done on time this month, as the figures tell. */
async function countDone({ page }: Person): Promise<number> {
  await page.goto('/can-bo/nhiem-vu/so-lieu');
  const row = page.getByRole('row', { name: 'Sở Nội vụ' });
  if ((await row.count()) === 0) return 0;
  return Number.parseInt((await row.getByRole('cell').nth(1).textContent()) ?? '', 10);
}

/** Figures follow the log; they are there a moment later. */
async function untilCounted(expected: number): Promise<void> {
  for (let tries = 0; tries < 40 && (await countDone(long)) < expected; tries += 1) {
    await long.page.waitForTimeout(250);
  }
  assert.equal(await countDone(long), expected);
}
