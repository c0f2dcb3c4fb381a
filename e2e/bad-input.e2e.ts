import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { beginsBirth } from './begun-birth.ts';
import { birthNotice } from './birth-notice.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const procedure = 'Thủ tục đăng ký khai sinh';

test('a form with every field wrong names each of them, and each name leads to its field', async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  await beginsBirth(lan);
  await page.getByLabel('Họ, chữ đệm, tên').fill('Anh 2');
  await page.getByLabel('Ngày, tháng, năm sinh').fill('hôm qua');
  await page.getByLabel('Quốc tịch').fill('');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  const named = page.getByRole('alert').getByRole('link');
  await named.first().waitFor();
  await sees(lan, 'Trẻ được khai sinh');
  assert.ok((await named.count()) >= 8, (await named.allTextContents()).join('\n'));
  for (const link of await named.all()) {
    const id = (await link.getAttribute('href'))!.slice(1);
    assert.equal(await page.locator(`[id="${id}"]`).count(), 1, id);
  }
  assert.equal(await page.getByLabel('Ngày, tháng, năm sinh').inputValue(), 'hôm qua');
});

test('a file that is too large and one that is not what it says are named; the rest is kept', async (t) => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  await beginsBirth(lan);
  await page.goto(page.url().replace(/child$/, 'applicant'));
  await page.getByLabel('Điện thoại').fill('0990000099');
  const folder = mkdtempSync(join(tmpdir(), 'muong-e2e-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const box = page.getByLabel('Ảnh chụp giấy chứng sinh');
  const goOn = page.getByRole('button', { name: 'Tiếp tục' });
  await box.setInputFiles([
    write('qua-lon.pdf', Buffer.concat([birthNotice.buffer, Buffer.alloc(21e6)])),
    write('khong-phai-pdf.pdf', Buffer.from('MZ chương trình')),
    write(birthNotice.name, birthNotice.buffer),
  ]);
  await goOn.click();
  for (const name of [/qua-lon\.pdf/, /khong-phai-pdf\.pdf/]) {
    await page.getByRole('alert').getByText(name).waitFor();
  }
  await sees(lan, 'Người đi đăng ký và giấy tờ');
  assert.equal(await page.getByLabel('Điện thoại').inputValue(), '0990000099');
  await page.getByRole('button', { name: `Xóa tệp ${birthNotice.name}` }).waitFor();
});

test('an act decided on an older page is not carried out; what was typed stays', async () => {
  const { id } = await filedBirth(world);
  const [first, second] = [await world.person(), await world.person()];
  for (const hung of [first, second]) {
    await hung.signInAsOfficer('hung');
    await sees(hung, 'Việc của tôi');
    await hung.page.goto(`/can-bo/ho-so/${id}`);
  }
  await first.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await first.page
    .getByText(/Đã tiếp nhận hồ sơ/)
    .first()
    .waitFor();

  const { page } = second;
  await page.getByText('Yêu cầu bổ sung giấy tờ', { exact: true }).click();
  await page.getByLabel('Lý do, hướng dẫn hoàn thiện').fill('Giấy chứng sinh mờ, xin chụp lại.');
  await page.getByLabel('Giấy tờ khác').fill('Giấy chứng sinh');
  await page.getByRole('button', { name: 'Gửi yêu cầu bổ sung' }).click();

  await page.getByText('Hồ sơ vừa thay đổi, nên việc bạn chọn chưa được thực hiện').waitFor();
  await sees(second, procedure);
  const { status } = await world.province.db
    .selectFrom('dossier')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.notEqual(status, 5);
});

test("someone else's dossier does not exist, for a citizen or for an officer of another commune", async () => {
  const { id } = await filedBirth(world);
  const pao = await world.person();
  await pao.signInAsCitizen('Sùng A Páo');
  assert.equal((await pao.page.goto(`/ho-so-cua-toi/${id}`))!.status(), 404);
  await sees(pao, 'Không tìm thấy trang');

  const say = await world.person();
  await say.signInAsOfficer('say');
  await sees(say, 'Việc của tôi');
  assert.equal((await say.page.goto(`/can-bo/ho-so/${id}`))!.status(), 404);
  await sees(say, 'Không tìm thấy trang');
});
