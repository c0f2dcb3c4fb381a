import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { filedChild } from './filed-birth.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const procedure = /^Liên thông/;
const { id, code } = await filedChild(world);

/** An officer before the step of theirs, come to it through the one inbox. */
async function opens(username: string, step: string): Promise<Person> {
  const officer = await world.person();
  const { page } = officer;
  await officer.signInAsOfficer(username);
  const row = page.getByRole('row', { name: new RegExp(code) });
  await row.getByText(step).first().waitFor();
  await row.getByRole('link', { name: code, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: procedure }).waitFor();
  return officer;
}

async function handles(username: string, step: string): Promise<void> {
  const { page } = await opens(username, step);
  const grant = page.getByRole('radio', { name: /^Đủ điều kiện/ });
  if ((await grant.count()) > 0) await grant.check();
  await page.getByRole('button', { name: 'Chuyển bước' }).click();
  await page.getByText(`Đã chuyển hồ sơ ${code} sang bước sau.`).waitFor();
}

async function signs(username: string, step: string): Promise<void> {
  const { page } = await opens(username, step);
  await page.getByRole('link', { name: 'Xem và ký kết quả' }).click();
  await page.getByLabel('Tôi đã ký kết quả trên bản giấy').check();
  await page.getByRole('button', { name: 'Xác nhận đã ký' }).click();
  await page.getByText(`Đã ký kết quả hồ sơ ${code}.`).waitFor();
}

async function issues(username: string, step: string): Promise<void> {
  const { page } = await opens(username, step);
  await page.getByRole('link', { name: 'Vào sổ, đóng dấu, phát hành' }).click();
  await page.locator('#on-paper').check();
  await page.getByRole('button', { name: 'Vào sổ và phát hành' }).click();
  await page.getByText(`Đã phát hành kết quả hồ sơ ${code}`).waitFor();
}

const dueDates = () =>
  world.province.db
    .selectFrom('dossier')
    .select(['dueAt', 'dueOriginalAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

test('a birth, a residence and an insurance are one application: three agencies, one date, three papers', async () => {
  const hung = await opens('hung', 'Tiếp nhận hồ sơ');
  await hung.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await hung.page.getByText(`Đã tiếp nhận hồ sơ ${code}.`).waitFor();
  const promised = await dueDates();
  await handles('duc', 'Ghi Sổ đăng ký khai sinh');
  await signs('mai', 'Ký Giấy khai sinh');
  await issues('yen', 'Đóng dấu');

  await handles('phuong', 'Cập nhật cơ sở dữ liệu về cư trú');
  await handles('nguyet', 'Cấp mã số, lập thẻ');
  await signs('khanh', 'Ký thông báo kết quả');
  await signs('tho', 'Ký thẻ');
  await issues('phuong', 'Vào sổ, đóng dấu');
  await issues('duong', 'Vào sổ, đóng dấu');
  assert.deepEqual(await dueDates(), promised, 'one clock for the citizen');

  await hung.page.reload();
  for (const paper of ['Thông báo kết quả giải quyết thủ tục về cư trú', 'Thẻ bảo hiểm y tế'])
    await hung.page.getByText(paper).first().waitFor();
  await sees(hung, procedure);
  await hung.page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await hung.page.getByText(`Đã trả kết quả hồ sơ ${code}. Hồ sơ đã đóng.`).waitFor();
  const lan = await world.person({ isPhone: true, javaScript: false });
  await lan.signInAsCitizen('Quàng Thị Lan');
  await lan.page.goto(`/ho-so-cua-toi/${id}`);
  await sees(lan, procedure);
  await lan.page.getByText('Đã trả kết quả').first().waitFor();
});
