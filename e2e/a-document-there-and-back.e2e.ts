import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPin } from '../src/demo.ts';
import { sees } from './accessible.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const subject = 'rà soát biên chế các phòng chuyên môn';
const answer = 'báo cáo kết quả rà soát biên chế';
const atDesk = new Map<string, Person>();

/** An officer at their desk, who signs in once. */
async function at(username: string): Promise<Person> {
  const known = atDesk.get(username);
  if (known) return known;
  const officer = await world.person();
  await officer.signInAsOfficer(username);
  await officer.page.getByRole('heading', { level: 1 }).first().waitFor();
  atDesk.set(username, officer);
  return officer;
}

/** What is done behind the pages takes a moment: the page is looked at again until it says so. */
async function waitsFor({ page }: Person, path: string, words: string): Promise<void> {
  for (let look = 0; look < 60; look += 1) {
    await page.goto(path);
    if (await page.getByText(words).first().isVisible()) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`${path} never said “${words}”`);
}

/** Opens the document in a step of one's inbox. */
async function opens(username: string, step: string, about = subject): Promise<Person> {
  const officer = await at(username);
  await waitsFor(officer, '/can-bo', about);
  const row = officer.page.getByRole('row').filter({ hasText: step }).filter({ hasText: about }).first();
  await row.getByRole('rowheader').getByRole('link').click();
  await officer.page.getByRole('heading', { level: 1, name: new RegExp(about) }).waitFor();
  return officer;
}

/** Initials, signs or seals what waits, under the PIN. */
async function signs(username: string): Promise<void> {
  const officer = await at(username);
  const { page } = officer;
  for (let look = 0; look < 40; look += 1) {
    await page.goto('/can-bo/trinh-ky');
    if ((await page.getByRole('checkbox').count()) > 0) break;
    await page.waitForTimeout(500);
  }
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Xem danh sách để ký' }).click();
  await page.getByLabel('Mã PIN của khóa ký').fill(demoPin);
  await page.getByRole('button', { name: /^Ký \d+ văn bản/ }).click();
  await page.getByText(/Đã ký 1 trên 1 văn bản/).waitFor();
}

test('the department writes to the commune: reviewed, signed, sealed, issued over the axis', async () => {
  const huy = await at('huy');
  await huy.page.goto('/can-bo/van-ban/di/moi');
  await huy.page.getByLabel('Trích yếu nội dung').fill(subject);
  await huy.page.getByLabel('Kính gửi').fill('Ủy ban nhân dân xã Nà Lúa');
  await huy.page.getByLabel('Nội dung soạn tại đây').fill('Đề nghị rà soát biên chế.\n1. Báo cáo số lượng.');
  await huy.page.getByLabel('Gửi qua trục liên thông, bản giấy').fill('Ủy ban nhân dân xã Nà Lúa');
  await huy.page.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await sees(huy, subject);
  await huy.page.getByRole('link', { name: 'Trình duyệt' }).click();
  await huy.page.getByLabel('Cầm Thị Liên, Trưởng phòng').check();
  await huy.page.getByRole('button', { name: 'Trình duyệt' }).click();
  const lien = await opens('lien', 'Xem xét dự thảo');
  await lien.page.getByRole('button', { name: 'Đồng ý' }).click();
  const drafter = await opens('huy', 'Trình ký văn bản');
  await drafter.page.getByRole('main').getByRole('link', { name: 'Trình ký' }).click();
  await drafter.page.getByRole('button', { name: 'Lấy số và trình ký' }).click();
  await drafter.page.getByText('Đã lấy số và trình ký.').waitFor();
  await signs('thinh');
  await signs('oanh');
  const oanh = await opens('oanh', 'Phát hành văn bản');
  await oanh.page.getByRole('button', { name: 'Phát hành và gửi' }).click();
  await oanh.page.getByText('Đã phát hành.').waitFor();
});

test('the commune’s clerk registers it, the chair endorses it to two divisions', async () => {
  const yen = await opens('yen', 'Vào sổ văn bản đến');
  await yen.page.getByRole('link', { name: 'Vào sổ' }).click();
  await yen.page.getByLabel('Trình', { exact: true }).selectOption({ label: 'Chủ tịch Quàng Thị Mai' });
  await yen.page.getByRole('button', { name: 'Vào sổ' }).click();
  await yen.page.getByText(/Đã vào sổ, số đến \d+/).waitFor();
  const mai = await opens('mai', 'Cho ý kiến chỉ đạo');
  await mai.page.getByRole('link', { name: 'Cho ý kiến', exact: true }).click();
  await mai.page.getByLabel('Ý kiến chỉ đạo').fill('Phòng Kinh tế chủ trì, Phòng Văn hóa - Xã hội phối hợp.');
  await mai.page.getByLabel('Phòng Kinh tế xã Nà Lúa', { exact: true }).selectOption('lead');
  await mai.page.getByLabel('Phòng Văn hóa - Xã hội xã Nà Lúa', { exact: true }).selectOption('cooperate');
  await mai.page.getByRole('button', { name: 'Cho ý kiến, giao việc' }).click();
  await sees(mai, new RegExp(subject));
});

test('the division answers: reviewed by the chief, initialled, signed, sealed, sent and received', async () => {
  const son = await opens('son', 'Chủ trì giải quyết');
  await son.page.getByRole('link', { name: 'Soạn văn bản trả lời' }).click();
  await son.page.getByLabel('Trích yếu nội dung').fill(answer);
  await son.page.getByLabel('Nội dung soạn tại đây').fill('Xã báo cáo kết quả rà soát.\n1. Có 25 công chức.');
  await son.page.getByLabel('Người ký', { exact: true }).selectOption({ label: 'Chủ tịch Quàng Thị Mai' });
  await son.page.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await son.page.getByRole('link', { name: 'Trình duyệt' }).click();
  await son.page.getByLabel('Cà Thị Thanh, Chánh Văn phòng').check();
  await son.page.getByRole('button', { name: 'Trình duyệt' }).click();
  const thanh = await opens('thanh', 'Xem xét dự thảo', answer);
  await thanh.page.getByRole('button', { name: 'Đồng ý' }).click();
  const drafter = await opens('son', 'Trình ký văn bản', answer);
  await drafter.page.getByRole('main').getByRole('link', { name: 'Trình ký' }).click();
  await drafter.page.getByLabel('Lường Văn Tuấn, Phó Chủ tịch').check();
  await drafter.page.getByRole('button', { name: 'Lấy số và trình ký' }).click();
  await signs('tuan');
  await signs('mai');
  await signs('yen');
  const yen = await opens('yen', 'Phát hành văn bản', answer);
  await yen.page.getByRole('button', { name: 'Phát hành và gửi' }).click();
  await yen.page.getByText('Đã phát hành.').waitFor();
  const issued = new URL(yen.page.url()).pathname;
  await opens('oanh', 'Vào sổ văn bản đến', answer);
  await waitsFor(yen, issued, 'Đã đến');
  assert.match((await yen.page.locator('main').textContent()) ?? '', /Sở Nội vụ/);
});

test('the work is finished, and the department reads on its own page how its letter fared', async () => {
  const son = await opens('son', 'Chủ trì giải quyết');
  await son.page.getByLabel('Kết quả giải quyết').fill('Đã có văn bản trả lời.');
  await son.page.getByRole('button', { name: 'Hoàn thành' }).click();
  const binh = await opens('binh', 'Phối hợp giải quyết');
  await binh.page.getByLabel('Kết quả giải quyết').fill('Đã cung cấp số liệu.');
  await binh.page.getByRole('button', { name: 'Hoàn thành' }).click();
  await sees(binh, new RegExp(subject));
  const oanh = await at('oanh');
  await oanh.page.goto('/can-bo/van-ban/di?q=ra+soat+bien+che+cac+phong');
  await oanh.page.getByRole('link', { name: subject }).click();
  await waitsFor(oanh, new URL(oanh.page.url()).pathname, 'Hoàn thành');
  await waitsFor(oanh, '/can-bo/van-ban/so-lieu', '100%');
  await oanh.page.getByRole('link', { name: 'Gửi hoàn toàn điện tử: 1' }).first().click();
  await oanh.page.getByRole('table').getByRole('link', { name: subject }).waitFor();
  await sees(oanh, 'Số liệu văn bản');
});
