import { test } from 'node:test';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const title = 'Hồ sơ phối hợp phòng chống cháy rừng năm 2026';

test('Thanh keeps the papers of a matter in a folder, closes it, and hands it over; Yến packs it, and the package is checked', async () => {
  const thanh = await world.person();
  await thanh.signInAsOfficer('thanh');
  const { page } = thanh;
  await page.getByRole('link', { name: 'Lưu trữ' }).click();
  await page.getByRole('link', { name: 'Mở hồ sơ' }).click();
  await page.getByLabel('Số và ký hiệu hồ sơ').fill('05.VP');
  await page.getByLabel('Tiêu đề hồ sơ').fill(title);
  await page.getByLabel('Thời hạn lưu trữ').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
  await sees(thanh, title);
  const folder = new URL(page.url()).pathname;
  await page.getByLabel('Tệp rời là tài liệu gì').fill('Biên bản họp');
  await page.getByLabel('Tệp', { exact: true }).setInputFiles(birthNotice);
  await page.getByRole('button', { name: 'Thêm tệp' }).click();
  await page.getByRole('link', { name: 'Biên bản họp' }).waitFor();
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByRole('heading', { name: 'Mục lục văn bản' }).waitFor();
  await page.getByRole('button', { name: 'Nộp vào lưu trữ cơ quan' }).click();
  await sees(thanh, 'Nộp lưu hồ sơ');

  const yen = await world.person();
  await yen.signInAsOfficer('yen');
  const step = yen.page.getByRole('row').filter({ hasText: /nộp lưu/i });
  await step.getByRole('rowheader').getByRole('link').click();
  await sees(yen, 'Nộp lưu hồ sơ');
  await yen.page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await yen.page.getByRole('link', { name: 'Biên bản giao nhận' }).waitFor();

  await yen.page.goto(folder);
  await yen.page.getByRole('button', { name: 'Tạo gói tin' }).click();
  const [packed] = await Promise.all([
    yen.page.waitForEvent('download'),
    yen.page.getByRole('link', { name: /^Gói / }).click(),
  ]);
  const path = await packed.path();
  await yen.page.getByRole('link', { name: 'Kiểm tra, nhận lại một gói tin' }).click();
  await yen.page.getByLabel('Tệp ZIP').setInputFiles(path);
  await yen.page.getByRole('button', { name: 'Kiểm tra' }).click();
  await yen.page.getByText('Gói tin nguyên vẹn.').waitFor();
  await sees(yen, title);
});
