import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { goesOn } from './by-its-people.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const procedure = 'Thủ tục đăng ký khai sinh';
const { id, code } = await filedBirth(world);
await goesOn(world, id, { until: 'handle' });
const lan = await world.person({ isPhone: true, javaScript: false });
const [hung, duc, mai] = [await world.person(), await world.person(), await world.person()];
await lan.signInAsCitizen('Quàng Thị Lan');
for (const [username, officer] of Object.entries({ hung, duc, mai })) await officer.signInAsOfficer(username);

test('Lan complains of Hùng, for whom it does not exist; Mai answers, and Lan reads the answer', async () => {
  const { page } = lan;
  await page.goto(`/ho-so-cua-toi/${id}`);
  await page.getByRole('link', { name: 'Phản ánh, kiến nghị về hồ sơ này' }).click();
  await sees(lan, 'Phản ánh, kiến nghị về hồ sơ');
  await page.getByRole('radio', { name: /^Phản ánh/ }).check();
  await page.getByRole('checkbox', { name: /^Lò Văn Hùng/ }).check();
  await page.getByLabel('Sự việc').fill('Cán bộ bảo tôi về lấy thêm giấy không có trong danh mục.');
  await page.getByRole('button', { name: 'Gửi' }).click();
  await sees(lan, `Phản ánh về hồ sơ ${code}`);
  const [, complaintId] = /phan-anh\/([^/?]+)/.exec(page.url())!;

  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await sees(hung, procedure);
  assert.doesNotMatch(await hung.page.content(), /danh mục\.|PA-/);
  await hung.page.goto('/can-bo');
  await sees(hung, 'Việc của tôi');
  assert.equal(await hung.page.getByText(`Phản ánh về hồ sơ`).count(), 0);
  assert.equal((await hung.page.goto(`/can-bo/phan-anh/${complaintId}`))?.status(), 404);

  await mai.page.goto(`/can-bo/phan-anh/${complaintId}`);
  await sees(mai, `Phản ánh về hồ sơ ${code}`);
  await mai.page.getByRole('radio', { name: 'Đúng như phản ánh' }).check();
  await mai.page.getByLabel('Nội dung trả lời').fill('Ủy ban xin lỗi bà; giấy ấy không cần nộp.');
  await mai.page.getByRole('button', { name: 'Trả lời người dân' }).click();
  await mai.page.getByText('Đã trả lời người dân').waitFor();
  await page.reload();
  await sees(lan, `Phản ánh về hồ sơ ${code}`);
  await page.getByText('Ủy ban xin lỗi bà; giấy ấy không cần nộp.').waitFor();
});

test('Mai takes the decision back by a document, Đức has it again, and Lan reads what was and what is', async () => {
  await goesOn(world, id);
  const { page } = mai;
  await page.goto(`/can-bo/ho-so/${id}`);
  await page.getByText('Thu hồi kết quả, mở lại hồ sơ', { exact: true }).click();
  await page.getByRole('button', { name: 'Thu hồi và mở lại' }).click();
  await sees(mai, procedure);
  await page.getByLabel('Văn bản thu hồi, hủy bỏ').fill('Quyết định số 15/QĐ-UBND');
  await page.getByLabel('Ngày của văn bản').fill('20/11/2026');
  await page.getByLabel('Lý do', { exact: true }).fill('Ghi sai họ của mẹ');
  await page.getByRole('button', { name: 'Thu hồi và mở lại' }).click();
  await page.getByText(`Đã mở lại hồ sơ ${code}.`).waitFor();
  await sees(mai, procedure);

  await duc.page.goto('/can-bo');
  await duc.page
    .getByRole('row', { name: new RegExp(code) })
    .getByRole('link', { name: code, exact: true })
    .click();
  await sees(duc, procedure);
  await duc.page.getByText(/Quyết định số 15\/QĐ-UBND.*Ghi sai họ của mẹ/).waitFor();
  await goesOn(world, id);

  await lan.page.goto(`/ho-so-cua-toi/${id}`);
  await sees(lan, procedure);
  await lan.page.getByText(/Quyết định số 15\/QĐ-UBND.*Quàng Thị Mai: Ghi sai họ của mẹ/).waitFor();
  assert.equal((await lan.page.getByText('Đã trả kết quả').count()) > 1, true);
});
