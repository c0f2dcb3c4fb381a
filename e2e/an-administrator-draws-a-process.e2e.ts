import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoPin } from '../src/demo.ts';
import { sees } from './accessible.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const procedure = 'Thủ tục đăng ký khai sinh';
const newStep = 'Đối chiếu sổ gốc';
const nam = await world.person();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

test('Nam draws a step into the way between two others, and learns what it still lacks', async () => {
  const { page } = nam;
  await nam.signInAsOfficer('nam');
  await sees(nam, 'Việc của tôi');
  await page.goto('/quan-tri/quy-trinh');
  await sees(nam, 'Quy trình');
  await page.getByLabel('Tên hoặc mã thủ tục').fill('1.001193');
  await page.keyboard.press('Enter');
  await sees(nam, procedure);
  await page.getByRole('link', { name: 'Vẽ, ban hành' }).click();
  await onBoard(page);
  await sees(nam, procedure);
  await page.getByRole('link', { name: /bpmn\.io/i }).waitFor();

  const way = await middleOf(page, 'accept__handle');
  await page.locator('.djs-palette [data-action="create.task"]').click();
  await page.mouse.move(way.x - 5, way.y);
  await page.mouse.move(way.x, way.y);
  await page.mouse.click(way.x, way.y);
  const words = page.locator('.djs-direct-editing-content');
  await words.fill(newStep);
  await words.press('Enter');

  await press(page, 'Kiểm tra');
  await page.getByRole('alert').getByText(`“${newStep}”: chưa có vị trí thực hiện`).waitFor();
  await onBoard(page);
  await sees(nam, procedure);
});

test('he is told it may be published once somebody does it, and publishes', async () => {
  const { page } = nam;
  await page.locator('.djs-shape', { hasText: 'Đối chiếu' }).click();
  await page.getByLabel('Vị trí thực hiện').selectOption({ label: 'Thụ lý' });
  await page.getByLabel('Phần thời gian (%)').fill('10');
  await press(page, 'Lưu bản vẽ');
  await page.getByText('Đã lưu bản vẽ.').waitFor();
  await onBoard(page);
  await press(page, 'Kiểm tra');
  await page.getByText('Có thể ban hành.').waitFor();
  await onBoard(page);
  await press(page, 'Ban hành');
  await page.getByText(/Đã ban hành bản 2/).waitFor();
  await sees(nam, procedure);
  await page.getByRole('table').getByText(newStep).first().waitFor();
});

test('a dossier filed from now on goes the new way, to its end', { timeout: 240_000 }, async () => {
  const { code } = await filedBirth(world);
  const hung = await officer('hung', code);
  await press(hung.page, 'Tiếp nhận và in giấy hẹn');
  await hung.page.getByText(`Đã tiếp nhận hồ sơ ${code}.`).waitFor();

  const waiting = nam.page;
  await waiting.goto('/quan-tri/quy-trinh/1.001193');
  const counts = waiting.locator('process-view[data-ready] .drawing-count');
  await counts.first().waitFor();
  assert.equal(await counts.count(), 1, 'only this dossier is on the new version');
  await waiting
    .getByRole('row', { name: new RegExp(newStep) })
    .getByText('1 việc')
    .first()
    .waitFor();

  const duc = await officer('duc', code);
  await press(duc.page, 'Chuyển bước');
  await duc.page.getByText(`Đã chuyển hồ sơ ${code} sang bước sau.`).waitFor();
  await duc.page.getByLabel('Người ký').selectOption({ label: 'Quàng Thị Mai, Chủ tịch' });
  await press(duc.page, 'Lưu dự thảo');
  await duc.page.getByText(`Đã lưu dự thảo kết quả vào hồ sơ ${code}.`).waitFor();
  await duc.page.getByRole('radio', { name: /^Đủ điều kiện/ }).check();
  await press(duc.page, 'Chuyển bước');
  await duc.page.getByText(`Đã chuyển hồ sơ ${code} sang bước sau.`).waitFor();

  const mai = await officer('mai', code);
  await mai.page.getByRole('link', { name: 'Xem và ký kết quả' }).click();
  await mai.page.getByLabel('Mã PIN của khóa ký').fill(demoPin);
  await press(mai.page, 'Ký');
  await mai.page.getByText(`Đã ký kết quả hồ sơ ${code}.`).waitFor();
  const yen = await officer('yen', code);
  await yen.page.getByRole('link', { name: 'Vào sổ, đóng dấu, phát hành' }).click();
  await yen.page.getByLabel('Mã PIN của dấu cơ quan').fill(demoPin);
  await press(yen.page, 'Vào sổ, đóng dấu và phát hành');
  await yen.page.getByText(`Đã phát hành kết quả hồ sơ ${code}`).waitFor();
  await hung.page.reload();
  await hung.page.getByRole('radio', { name: 'Nhận trực tuyến' }).check();
  await press(hung.page, 'Đã trả kết quả');
  await hung.page.getByText(`Đã trả kết quả hồ sơ ${code}. Hồ sơ đã đóng.`).waitFor();

  await waiting.goto(`/quan-tri/quy-trinh-ho-so?ma=${code}`);
  await sees(nam, 'Đường đi của hồ sơ');
  const steps = await waiting.getByRole('rowheader').allTextContents();
  assert.equal(steps[1], newStep);
  assert.equal(steps.length, 6);
});

/** The board has been laid over the text of the drawing. */
async function onBoard(page: Page): Promise<void> {
  assert.match(page.url(), /quan-tri.quy-trinh.1\.001193/);
  await page.locator('process-board[data-ready] .djs-palette').waitFor();
}

/** A point on the screen in the middle of the way with this id. */
async function middleOf(page: Page, id: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(`.djs-connection[data-element-id="${id}"] .djs-visual`).boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}

/** An officer of the commune on the page of the dossier, come there through the inbox. */
async function officer(username: string, code: string): Promise<Person> {
  const person = await world.person();
  await person.signInAsOfficer(username);
  await person.page.getByRole('link', { name: code }).first().click();
  await sees(person, procedure);
  return person;
}
