import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const rows = 30;

test('Lan lists thirty papers to certify in a browser without script, takes one out, and files them', {
  timeout: 180_000,
}, async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  const main = page.getByRole('main');
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click();
  await lan.signInAsCitizen('Quàng Thị Lan');
  await page.goto('/nop-ho-so/2.000815');
  await press('Bắt đầu điền');
  await sees(lan, 'Giấy tờ cần chứng thực');

  const field = (row: number, name: string) => page.locator(`[name="documents.${row}.${name}"]`);
  for (let row = 0; row < rows; row += 1) {
    if (row > 0) await press('Thêm giấy tờ');
    await field(row, 'name').fill(`Văn bằng số ${row + 1}`);
    await field(row, 'pages').fill('2');
    await field(row, 'copies').fill('1');
  }
  await sees(lan, 'Giấy tờ cần chứng thực');
  await main.getByRole('button', { name: 'Xóa giấy tờ', exact: false }).nth(6).click();
  assert.equal(await field(6, 'name').inputValue(), 'Văn bằng số 8');
  assert.equal(await field(rows - 2, 'name').inputValue(), 'Văn bằng số 30');
  assert.equal(await page.locator('[name^="documents."][name$=".name"]').count(), rows - 1);
  // 29 papers of two pages, one copy each, 2,000 đồng a page (Circular 226/2016/TT-BTC, article 4).
  assert.equal(await page.locator('output#feeVnd').textContent(), '116.000');

  await press('Tiếp tục');
  await sees(lan, 'Bạn');
  await page.getByRole('radio', { name: 'Không', exact: true }).check();
  await press('Tiếp tục');
  await sees(lan, 'Trước khi đến');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press('Tiếp tục');
  await sees(lan, 'Liên hệ và nhận kết quả');
  await press('Xem lại và nộp');
  await sees(lan, 'Xem lại và nộp');
  await main.getByText('Văn bằng số 30', { exact: true }).waitFor();
  assert.equal(await main.getByText('Văn bằng số 7', { exact: true }).count(), 0);
  await press('Nộp hồ sơ');
  await sees(lan, /^H99\.102-\d{6}-\d{4,}$/);
});
