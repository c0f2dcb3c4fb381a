import { test } from 'node:test';
import { dayOf } from '#modules/org/index.ts';
import { sees } from './accessible.ts';
import { lastMonthsCards } from './last-months-cards.ts';
import { looksAgain } from './looks-again.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const cards = await lastMonthsCards(world);
const late = cards.at(-1)!;
const monthOf = (at: Temporal.Instant | null) => dayOf(at!).toPlainYearMonth().toString();
const [accepted, finished] = [monthOf(late.acceptedAt), monthOf(late.finishedAt)];
const commune = 'Ủy ban nhân dân xã Nà Lúa';
const nam = await world.person();
await nam.signInAsOfficer('nam');

test('everyone reads how the commune keeps its dates and its points of the index; Nam goes down to the dossier that was late', async () => {
  const anyone = await world.person({ isPhone: true, javaScript: false });
  const row = anyone.page.getByRole('row', { name: commune });
  await looksAgain(anyone, `/so-lieu?thang=${finished}`, row);
  await anyone.page.getByRole('link', { name: /Bộ chỉ số/ }).click();
  await sees(anyone, 'Bộ chỉ số phục vụ người dân, doanh nghiệp');
  await row.getByText(/ trên /).waitFor();

  const { page } = nam;
  await page.goto(`/can-bo/so-lieu?thang=${finished}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Trễ hạn/ })
    .click();
  await sees(nam, /Hồ sơ giải quyết trễ hạn/);
  await page.getByRole('link', { name: late.code }).click();
  await sees(nam, late.procedureName);
});

test('the index tells him what would raise it, down to the dossier', async () => {
  const { page } = nam;
  await page.goto(`/can-bo/so-lieu?thang=${finished}`);
  await page.getByRole('link', { name: /Bộ chỉ số/ }).click();
  await sees(nam, 'Bộ chỉ số phục vụ người dân, doanh nghiệp');
  await page.getByRole('combobox', { name: 'Tháng' }).selectOption(accepted);
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.getByRole('link', { name: /^quét, đối chiếu giấy tờ còn thiếu: thêm được/ }).click();
  await sees(nam, /Làm gì để tăng điểm/);
  await page.getByRole('link', { name: cards[0]!.code }).click();
  await sees(nam, late.procedureName);
});

test('Nam goes through last year again with a longer limit, and with more handlers, and sees what would be otherwise', async () => {
  const { page } = nam;
  await page.goto('/can-bo/so-lieu');
  await page.getByRole('link', { name: /^Thử thay đổi/ }).click();
  await sees(nam, 'Thử thay đổi');
  await page.getByLabel('Thủ tục', { exact: true }).selectOption({ label: 'Cấp thẻ thư viện xã (5 hồ sơ)' });
  await page.getByRole('button', { name: 'Chọn thủ tục' }).click();
  await page.getByText('Không hồ sơ nào có kết quả khác đi.').waitFor();
  await page.getByLabel(/^Thời hạn giải quyết mới/).fill('60');
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  const otherwise = page.getByRole('row', { name: late.code });
  await otherwise.getByText('đúng hạn').waitFor();
  await sees(nam, 'Thử thay đổi');

  await page.getByLabel(/^Thời hạn giải quyết mới/).fill('');
  await page.getByLabel('Số người làm bước Làm thẻ').fill('6');
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await otherwise.getByText('đúng hạn').waitFor();
});
