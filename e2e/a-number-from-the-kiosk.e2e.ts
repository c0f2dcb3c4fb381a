import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();

/** The administrator makes a token, and the screen's own browser opens it. */
async function screen(nam: Person, kind: string, name: string): Promise<Person> {
  const { page } = nam;
  await page.goto('/quan-tri/thiet-bi?trung-tam=H99.102.2');
  await page.getByLabel('Loại').selectOption({ label: kind });
  await page.getByLabel('Tên để nhận ra máy').fill(name);
  await page.getByRole('button', { name: 'Cấp mã' }).click();
  const link = await page.getByRole('link', { name: /\/thiet-bi\// }).getAttribute('href');
  const device = await world.person();
  await device.page.goto(link!);
  await device.page.getByRole('button', { name: `Dùng máy này làm “${name}”` }).click();
  return device;
}

test('a person takes a number at the kiosk, the board calls it when the clerk does, and the person rates', async () => {
  const nam = await world.person();
  await nam.signInAsOfficer('nam');
  await sees(nam, 'Việc của tôi');
  const kiosk = await screen(nam, 'Kiosk', 'Kiosk sảnh');
  const board = await screen(nam, 'Màn hình gọi số', 'Màn hình cửa chính');
  const tablet = await screen(nam, 'Máy đánh giá tại quầy: quầy 1 · Tư pháp – Hộ tịch', 'Máy quầy 1');

  await sees(kiosk, /Mời quý vị chọn/);
  await kiosk.page.getByRole('link', { name: /Lấy số thứ tự/ }).click();
  await sees(kiosk, 'Quý vị cần làm việc gì?');
  await kiosk.page.getByRole('link', { name: /Hộ tịch – Chứng thực/ }).click();
  await sees(kiosk, 'Quý vị có thuộc diện ưu tiên không?');
  await kiosk.page.getByRole('button', { name: 'Người cao tuổi' }).click();
  await sees(kiosk, 'Số của quý vị');
  await kiosk.page.getByText('A001', { exact: true }).waitFor();

  await board.page.getByText('Chưa gọi số nào').waitFor();
  const hung = await world.person();
  await hung.signInAsOfficer('hung');
  await hung.page.getByRole('link', { name: 'Gọi số' }).first().click();
  await hung.page.getByRole('link', { name: '1 · Tư pháp – Hộ tịch' }).click();
  await hung.page.getByRole('button', { name: 'Ngồi vào quầy này' }).click();
  await hung.page.getByRole('button', { name: 'Gọi số tiếp theo' }).click();
  await hung.page.getByRole('heading', { name: 'Số A001' }).waitFor();
  await hung.page.getByText('Người cao tuổi (từ đủ 60 tuổi)').first().waitFor();

  // Nobody touches the board: it says so by itself.
  const called = board.page.getByRole('row', { name: /A001/ });
  await called.waitFor();
  assert.equal(await called.getAttribute('data-say'), 'Mời số A 0 0 1, đến quầy 1');

  await hung.page.getByRole('button', { name: 'Bắt đầu phục vụ' }).click();
  await hung.page.getByRole('button', { name: 'Phục vụ xong' }).click();
  await hung.page.getByText('Chưa có ai ở quầy').waitFor();
  await board.page.getByText('Chưa gọi số nào').waitFor();

  await tablet.page.getByRole('button', { name: 'Rất hài lòng', exact: true }).click();
  await sees(tablet, /Cảm ơn quý vị/);
  const ratings = await world.province.db
    .selectFrom('centreRating')
    .selectAll()
    .where('way', '=', 'tablet')
    .execute();
  assert.deepEqual(
    ratings.map(({ score }) => score),
    [5],
  );
});

test('without script the kiosk gives a number too, and every page of it leads back to the start by itself', async () => {
  const nam = await world.person();
  await nam.signInAsOfficer('nam');
  await sees(nam, 'Việc của tôi');
  const { context } = await screen(nam, 'Kiosk', 'Kiosk cũ');
  const plain = await world.person({ javaScript: false });
  await plain.context.addCookies(await context.cookies());
  const { page } = plain;
  await page.goto('/kiosk/lay-so/T');
  await page.getByRole('button', { name: 'Không, lấy số thường' }).click();
  await page.getByText('T001', { exact: true }).waitFor();
  const refresh = page.locator('noscript meta[http-equiv="refresh"], meta[http-equiv="refresh"]');
  assert.equal(await refresh.first().getAttribute('content'), '60;url=/kiosk?moi=1&lang=vi');
});

test('Lan books an hour from her phone, finds its code among her appointments, and gives the hour back', async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  await lan.signInAsCitizen('Quàng Thị Lan');
  const { page } = lan;
  await page.goto('/lich-hen/H99.102.2');
  await sees(lan, 'Đặt lịch hẹn');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Đặt giờ này' }).click();
  await page.getByText(/Mã hẹn: \S+\./).waitFor();
  await sees(lan, 'Lịch hẹn của tôi');
  await page.getByText('Hủy lịch hẹn', { exact: true }).first().click();
  await page.getByRole('button', { name: /^Hủy/ }).click();
  await page.getByText('Đã hủy', { exact: true }).waitFor();
});

test('Nga gives a counter one group more, and the page tells who did it and what was before', async () => {
  const nga = await world.person();
  await nga.signInAsOfficer('nga');
  const { page } = nga;
  await page.goto('/can-bo/trung-tam/H99.102.2');
  await page.getByRole('link', { name: 'Nhóm và quầy' }).click();
  await sees(nga, 'Nhóm dịch vụ và quầy');
  await page.getByText(/^2 · Kinh tế – Địa chính/).click();
  const counter = page.getByRole('group').filter({ hasText: 'Kinh tế – Địa chính' });
  await counter.getByRole('checkbox', { name: /^A ·/ }).check();
  await counter.getByRole('button', { name: 'Lưu quầy' }).click();
  await page.getByText('Đã lưu quầy 2 · Kinh tế – Địa chính.').waitFor();
  const change = page.getByRole('row', { name: /Sửa quầy 2/ });
  await change.getByText('Điêu Thị Nga').waitFor();
  await change.getByText(/gọi A, B, T/).waitFor();
  await sees(nga, 'Nhóm dịch vụ và quầy');
});
