import { test } from 'node:test';
import { sees, seesInBothLanguages } from './accessible.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const hung = await world.person();
const lan = await world.person({ isPhone: true, javaScript: false });
await hung.signInAsOfficer('hung');
await sees(hung, 'Việc của tôi');
await lan.signInAsCitizen('Quàng Thị Lan');

test('Hùng says why he needs her number, and Lan finds who looked and why', async () => {
  const { id, code } = await filedBirth(world);
  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await hung.page.getByText('•••••••074').first().waitFor();
  await hung.page.getByRole('link', { name: 'Vì việc khác' }).click();
  await sees(hung, 'Xem thông tin cá nhân');
  await hung.page.getByRole('radio', { name: 'Việc khác' }).check();
  await hung.page.getByRole('button', { name: 'Xem đầy đủ' }).click();
  await hung.page.getByRole('alert').getByText('Ghi rõ việc gì').waitFor();
  await sees(hung, 'Xem thông tin cá nhân');
  await hung.page.getByLabel('Ghi rõ, nếu là việc khác').fill('Đối chiếu sổ hộ tịch năm 1996');
  await hung.page.getByRole('button', { name: 'Xem đầy đủ' }).click();
  await hung.page.getByText('0990000074').first().waitFor();
  await sees(hung, 'Thủ tục đăng ký khai sinh');

  const { page } = lan;
  await page.goto('/tai-khoan');
  await page.getByRole('link', { name: 'Ai đã xem thông tin cá nhân của tôi' }).click();
  await seesInBothLanguages(lan, 'Ai đã xem thông tin của tôi', 'Who saw my data');
  await page.getByText('Đối chiếu sổ hộ tịch năm 1996').waitFor();
  await page.getByText(code).waitFor();
});

test('she reads how each agency keeps its dates; Hùng sees his own down to the dossier', async () => {
  const { page } = lan;
  await page.goto('/');
  await page.getByRole('link', { name: 'Kết quả giải quyết hồ sơ' }).click();
  await seesInBothLanguages(lan, 'Kết quả giải quyết hồ sơ', 'How applications are handled');
  await page.getByText('Ủy ban nhân dân xã Nà Lúa').first().waitFor();

  await hung.page.getByRole('link', { name: 'Số liệu' }).click();
  await sees(hung, 'Số liệu');
  await hung.page.getByRole('main').getByRole('link', { name: 'Tiếp nhận' }).first().click();
  await sees(hung, /Hồ sơ đã tiếp nhận/);
  await hung.page.getByRole('main').getByRole('link', { name: /^H99/ }).first().click();
  await sees(hung, /./);
});
