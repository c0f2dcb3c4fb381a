import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { demoPassword } from '../src/demo.ts';
import { sees } from './accessible.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const procedure = 'Tách hộ';

test('Hùng takes in a walk-in without touching the mouse, and has the acknowledgement to print', async () => {
  const hung = await world.person();
  const { page } = hung;
  await page.goto('/can-bo/dang-nhap');
  await tabTo(page.getByLabel('Tên đăng nhập'));
  await page.keyboard.type('hung');
  await tabTo(page.getByLabel('Mật khẩu', { exact: true }));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await sees(hung, 'Việc của tôi');

  await tabTo(page.getByRole('link', { name: 'Tiếp nhận tại quầy' }).first());
  await page.keyboard.press('Enter');
  await sees(hung, 'Tiếp nhận tại quầy');
  await tabTo(page.getByRole('main').getByRole('searchbox'));
  await page.keyboard.type('tach ho khau');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await sees(hung, 'Tiếp nhận tại quầy');
  await tabTo(page.getByRole('link', { name: procedure, exact: true }));
  await page.keyboard.press('Enter');

  await sees(hung, procedure);
  const main = page.getByRole('main');
  const typeInto = async (label: string, text: string) => {
    await tabTo(main.getByLabel(label).first());
    await page.keyboard.type(text);
  };
  await typeInto('Họ và tên', 'Lường Thị Thơm');
  await typeInto('Số định danh cá nhân', '099178000081');
  await typeInto('Điện thoại', '0990000081');
  await pick(main.getByLabel('Xã, phường có thẩm quyền'), 'Ủy ban nhân dân xã Nà Lúa');
  await tabTo(main.getByRole('button', { name: 'Điền sẵn vào tờ khai' }));
  await submit(page);
  await pick(main.getByLabel('Tỉnh, thành phố'), 'Tỉnh Mường Mẫu');
  await pick(main.getByLabel('Xã, phường, đặc khu'), 'Xã Nà Lúa');
  await typeInto('Số nhà, đường, thôn, bản, tổ dân phố', 'Bản Nà Lúa 3');
  await typeInto('Nội dung đề nghị', 'Xin tách hộ để ở riêng cùng chồng và hai con.');
  await tabTo(main.getByRole('checkbox', { name: /Tôi cam đoan/ }));
  await page.keyboard.press('Space');
  await tabTo(main.getByRole('checkbox', { name: /mẫu CT01/ }).first());
  await page.keyboard.press('Space');
  await tabTo(main.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }));
  await page.keyboard.press('Enter');

  await sees(hung, 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
  await main.getByText('Lường Thị Thơm').waitFor();
  await main.getByText(/^H99\.102-\d{6}-\d{4,}$/).waitFor();
  await tabTo(main.getByRole('button', { name: 'In', exact: true }));
  const pdf = main.getByRole('link', { name: 'Bản in PDF' });
  await tabTo(pdf);
  const response = await hung.context.request.get((await pdf.getAttribute('href'))!);
  assert.equal((await response.body()).subarray(0, 5).toString(), '%PDF-');
});

/** Enter on a button that shows the same page anew. */
async function submit(page: Page): Promise<void> {
  const shown = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await shown;
}

/** Down a list until the option is chosen. */
async function pick(list: Locator, option: string): Promise<void> {
  await tabTo(list);
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await list.locator('option:checked').textContent()) === option) return;
    await list.page().keyboard.press('ArrowDown');
  }
  assert.fail(`the list has no ${option}`);
}

/** Goes on from where the focus is until it is there, as a person without a mouse does. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${target}`);
}
