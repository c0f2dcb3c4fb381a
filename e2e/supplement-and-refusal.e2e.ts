import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const procedure = 'Thủ tục đăng ký khai sinh';
const hung = await world.person();
const lan = await world.person({ isPhone: true, javaScript: false });
await hung.signInAsOfficer('hung');
await sees(hung, 'Việc của tôi');
await lan.signInAsCitizen('Quàng Thị Lan');

test('Hùng asks once for what is missing, Lan sends it, and a second asking is not offered', async () => {
  const { id, code } = await filedBirth(world);
  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await hung.page.getByText('Yêu cầu bổ sung giấy tờ', { exact: true }).click();
  await hung.page.getByLabel('Lý do, hướng dẫn hoàn thiện').fill('Ảnh giấy chứng sinh bị mờ, xin chụp lại.');
  await hung.page.getByLabel('Giấy tờ khác').fill('Ảnh chụp giấy chứng sinh rõ chữ');
  await hung.page.getByRole('button', { name: 'Gửi yêu cầu bổ sung' }).click();
  await hung.page.getByText(`Đã yêu cầu bổ sung hồ sơ ${code}.`).waitFor();
  await sees(hung, procedure);

  const { page } = lan;
  await page.goto(`/ho-so-cua-toi/${id}`);
  await sees(lan, procedure);
  await page.getByText('Ảnh giấy chứng sinh bị mờ, xin chụp lại.').first().waitFor();
  await hasLetter(lan, /Phiếu yêu cầu bổ sung/);
  await hasLetter(hung, /Phiếu yêu cầu bổ sung/);
  await page.getByLabel('Tải lên giấy tờ bổ sung').setInputFiles(birthNotice);
  await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await page.getByText('Đã nhận giấy tờ bổ sung.').waitFor();
  await sees(lan, procedure);

  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await hung.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).waitFor();
  assert.equal(await hung.page.getByRole('button', { name: 'Gửi yêu cầu bổ sung' }).count(), 0);
  const seenVersion = await hung.page.locator('[name=seenVersion]').first().inputValue();
  const second = await hung.context.request.post(`/can-bo/ho-so/${id}/yeu-cau-bo-sung`, {
    form: {
      seenVersion,
      'requestSupplement-reason': 'Thêm một giấy nữa',
      'requestSupplement-papers': 'Giấy',
    },
  });
  assert.equal(second.status(), 409);
  assert.match(await second.text(), /yêu cầu lần hai phải do lãnh đạo/);
});

test('Hùng refuses another, and Lan reads why in the letter', async () => {
  const { id, code } = await filedBirth(world);
  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await hung.page.getByText('Từ chối tiếp nhận', { exact: true }).click();
  await hung.page.getByRole('button', { name: 'Từ chối và gửi phiếu' }).click();
  await hung.page.getByRole('alert').getByText('Ghi rõ lý do, ít nhất vài chữ.').waitFor();
  await sees(hung, procedure);
  await hung.page.getByLabel('Căn cứ từ chối').selectOption('TC07');
  await hung.page.getByLabel('Lý do từ chối').fill('Trẻ đã được đăng ký khai sinh ngày 25/10/2026.');
  await hung.page.getByRole('button', { name: 'Từ chối và gửi phiếu' }).click();
  await hung.page.getByText(`Đã từ chối tiếp nhận hồ sơ ${code}.`).waitFor();
  await sees(hung, procedure);

  const { page } = lan;
  await page.goto(`/ho-so-cua-toi/${id}`);
  await sees(lan, procedure);
  await hasLetter(lan, /Phiếu từ chối tiếp nhận/);
  await hasLetter(hung, /Phiếu từ chối tiếp nhận/);
});

/** The page links to a letter, and behind the link is its PDF. */
async function hasLetter({ page, context }: Person, name: RegExp): Promise<void> {
  const letter = page.getByRole('main').getByRole('link', { name });
  const response = await context.request.get((await letter.getAttribute('href'))!);
  assert.equal((await response.body()).subarray(0, 5).toString(), '%PDF-');
}
