import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { playPortal } from '#modules/national-portal/testing/play-portal.ts';
import { sees } from './accessible.ts';
import { openWorld } from './world.ts';

const portal = await playPortal();
after(() => portal.close());
portal.offer({
  MaBanTin: 'bt-1',
  LoaiBanTin: 'HoSo',
  MaHoSo: 'G01-261122-0001',
  ThoiGian: '20261122080000',
  MaTTHC: '1.001193',
  MaDonViTiepNhan: 'H99.63',
  HinhThuc: '0',
  ThongTinNguoiNop: {
    TenNguoiNop: 'Lường Thị Hiền',
    SoDinhDanh: '099196000099',
    MaTinh: '99',
    MaXa: '99004',
  },
  DuLieuBieuMau: { HoTenTre: 'Lường Gia Bảo' },
});
const { url, account, password, agencyCode } = portal;
const world = await openWorld({ nationalPortal: { url, account, password, agencyCode, key: null } });

test('An application from the national portal lies on Hùng’s desk, and the portal hears that he accepted it', async () => {
  const hung = await world.person();
  await hung.signInAsOfficer('hung');
  await hung.page.goto('/can-bo/ho-so?q=Lường Thị Hiền');
  const row = hung.page.getByRole('row', { name: /Lường Thị Hiền/ });
  while ((await row.count()) === 0) {
    await wait(500);
    await hung.page.reload();
  }
  await row.getByRole('link').first().click();
  await hung.page.getByText('Hồ sơ gửi đến còn thiếu thông tin').waitFor();
  await sees(hung, 'Đăng ký khai sinh');
  await hung.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  const told = await hung.page.getByText('Đã tiếp nhận hồ sơ').first().textContent();
  const [code] = /H99\.102-\d{6}-\d{4}/.exec(told ?? '')!;
  while ((portal.counted.get(code)?.length ?? 0) < 2) await wait(200);
  assert.deepEqual(portal.counted.get(code), ['1', '2']);

  const nam = await world.person();
  await nam.signInAsOfficer('nam');
  await nam.page.goto(`/quan-tri/cong-quoc-gia/gui?q=${code}`);
  assert.equal(await nam.page.getByRole('cell', { name: 'Cổng đã nhận' }).count(), 2);
  await sees(nam, 'Trạng thái gửi lên Cổng');
});
