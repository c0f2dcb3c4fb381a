import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from './accessible.ts';
import { jointDossier } from './joint-dossier.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const procedure = 'Chuyển mục đích sử dụng đất';
const { id, code } = await jointDossier(world);

const atDesk = new Map<string, Person>();

/** An officer at their desk, with the dossier in their inbox under this step, and then open. */
async function opens(username: string, step: string): Promise<Person> {
  const officer = atDesk.get(username) ?? (await world.person());
  const { page } = officer;
  if (atDesk.has(username)) await page.goto('/can-bo');
  else await officer.signInAsOfficer(username);
  atDesk.set(username, officer);
  const row = page.getByRole('row', { name: new RegExp(code) });
  await row.getByText(step).first().waitFor();
  await row.getByRole('link', { name: code, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: procedure }).waitFor();
  return officer;
}

async function handsOn({ page }: Person, way?: string, opinion?: string): Promise<void> {
  if (way) await page.getByLabel(way, { exact: true }).check();
  if (opinion) await page.getByLabel(/^Ý kiến/).fill(opinion);
  await page.getByRole('button', { name: 'Chuyển bước' }).click();
  await page.getByText(`Đã chuyển hồ sơ ${code} sang bước sau.`).waitFor();
}

test('the commune accepts, examines, and hands parts of the dossier to three agencies at once', async () => {
  const hung = await opens('hung', 'Tiếp nhận hồ sơ');
  await hung.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await hung.page.getByText(`Đã tiếp nhận hồ sơ ${code}.`).waitFor();
  const duc = await opens('duc', 'Thẩm định, chuyển các cơ quan');
  await handsOn(duc);
  const where = duc.page.getByRole('region', { name: 'Đang ở đâu' }).or(duc.page.locator('main'));
  await where.getByText('Đo đạc').first().waitFor();
  assert.equal(await duc.page.getByText('đang chờ trả lời').count(), 2);
});

test('the land office does its part on its own clock, and sends its own work back once', async () => {
  const thu = await opens('thu', 'Đo đạc');
  await handsOn(thu);
  const lam = await opens('lam', 'Xác nhận bản trích đo');
  await handsOn(lam, 'Trả lại bước trước: Đo đạc', 'Thiếu mốc ranh giới phía đông.');
  const again = await opens('thu', 'Đo đạc');
  await again.page.getByText('Thiếu mốc ranh giới phía đông.').first().waitFor();
  await handsOn(again);
  const confirming = await opens('lam', 'Xác nhận bản trích đo');
  await handsOn(confirming, 'Chuyển bước tiếp theo');
});

test('two departments answer the question beside it, each in its own inbox', async () => {
  const vy = await opens('vy', 'Thửa đất có phù hợp quy hoạch và điều kiện vệ sinh không?');
  await handsOn(vy, 'Đồng ý', 'Phù hợp quy hoạch chung của xã.');
  const khang = await opens('khang', 'Cho ý kiến');
  await sees(khang, procedure);
  await khang.page.getByText('Phù hợp quy hoạch chung của xã.').first().waitFor();
  await handsOn(khang, 'Không đồng ý', 'Cần giữ khoảng cách với nguồn nước.');
});

test('the commune reads all answers, goes on, and Lan’s dossier is finished on the day she was told', async () => {
  const due = () =>
    world.province.db
      .selectFrom('dossier')
      .select(['dueAt', 'dueOriginalAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const thanh = await opens('thanh', 'Tổng hợp, xem xét');
  const opinions = thanh.page.locator('main');
  await opinions.getByText('Cần giữ khoảng cách với nguồn nước.').first().waitFor();
  await opinions.getByText('không đồng ý', { exact: true }).first().waitFor();
  await handsOn(thanh, 'Đồng ý, trình lãnh đạo ký');
  const { dueAt, dueOriginalAt } = await due();
  assert.deepEqual(dueAt, dueOriginalAt, 'one clock for the citizen');
  const hung = await opens('hung', 'Trả kết quả');
  await hung.page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await hung.page.getByText(`Đã trả kết quả hồ sơ ${code}. Hồ sơ đã đóng.`).waitFor();
});
