import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { beginsBirth } from './begun-birth.ts';
import { openWorld } from './world.ts';

const world = await openWorld();

test('what Lan typed when her session ran out comes back after she has signed in again', async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  await beginsBirth(lan);
  await page.getByLabel('Họ, chữ đệm, tên').fill('Lò Quàng Minh Anh');
  await page.getByLabel('Ngày, tháng, năm sinh').fill('20/10/2026');
  await page.getByRole('radio', { name: 'Nữ' }).check();
  await page.getByLabel('Dân tộc').selectOption('Thái');
  await page.getByLabel('Quê quán').fill('Xã Nà Lúa, "tỉnh Mường Mẫu" & <b>');

  await world.province.db.deleteFrom('session').execute();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  await sees(lan, 'Đăng nhập');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await sees(lan, 'Nội dung bạn vừa nhập vẫn còn');
  await page.getByRole('button', { name: 'Gửi lại' }).click();

  await sees(lan, 'Trẻ được khai sinh');
  assert.equal(await page.getByLabel('Họ, chữ đệm, tên').inputValue(), 'Lò Quàng Minh Anh');
  assert.equal(await page.getByLabel('Ngày, tháng, năm sinh').inputValue(), '20/10/2026');
  assert.ok(await page.getByRole('radio', { name: 'Nữ' }).isChecked());
  assert.equal(await page.getByLabel('Dân tộc').inputValue(), 'Thái');
  assert.equal(await page.getByLabel('Quê quán').inputValue(), 'Xã Nà Lúa, "tỉnh Mường Mẫu" & <b>');
});

test('nobody else who signs in at that browser is shown what she typed', async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  await beginsBirth(lan);
  await page.getByLabel('Họ, chữ đệm, tên').fill('Lò Quàng Minh Anh');
  const aMinuteAgo = Temporal.Now.instant().subtract({ minutes: 1 });
  await world.province.db.updateTable('session').set({ expiresAt: aMinuteAgo }).execute();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  await sees(lan, 'Đăng nhập');
  await lan.signInAsCitizen('Sùng A Páo');
  assert.ok(!(await page.content()).includes('Lò Quàng Minh Anh'), page.url());
  await page.goto('/kept-form');
  assert.ok(!(await page.content()).includes('Lò Quàng Minh Anh'));
  await page.goto('/tai-khoan');
  await page.getByText('Sùng A Páo').first().waitFor();
});
