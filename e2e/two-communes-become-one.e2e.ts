import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { sampleMerger } from '#modules/org/reorganisation/sample-merger.ts';
import { sees } from './accessible.ts';
import { goesOn } from './by-its-people.ts';
import { filedBirth } from './filed-birth.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const folder = mkdtempSync(join(tmpdir(), 'muong-journey-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
const plan = join(folder, 'plan.yaml');
writeFileSync(plan, sampleMerger(today));

/** The operator's own command, beside the program that runs. */
async function reorganise(...args: readonly string[]): Promise<string> {
  const { config } = world.province;
  const env = { ...process.env, DATABASE_URL: config.databaseUrl ?? '' };
  const { stdout } = await promisify(execFile)('bin/muong', ['reorganise', plan, ...args], { env });
  return stdout;
}

test('two communes become one by a rehearsed command; who sat in the old one finishes its dossier in the new one, and Lan finds it by its old code', async () => {
  const { id, code } = await filedBirth(world);
  await goesOn(world, id, { until: 'return' });
  const hung = await world.person();
  await hung.signInAsOfficer('hung');
  await hung.page.goto(`/can-bo/ho-so/${id}`);
  await hung.page.getByText('Ủy ban nhân dân xã Nà Lúa').first().waitFor();

  assert.match(await reorganise('--dry-run'), /Diễn tập.*\n(.*\n)*.*hồ sơ chưa kết thúc/);
  await hung.page.reload();
  await hung.page.getByText('Ủy ban nhân dân xã Nà Lúa').first().waitFor();
  assert.match(await reorganise(), /Đã thực hiện/);

  await hung.page.goto('/can-bo');
  await hung.page.getByRole('link', { name: code, exact: true }).first().click();
  await sees(hung, 'Thủ tục đăng ký khai sinh');
  await hung.page.getByText('Ủy ban nhân dân xã Nà Khao').first().waitFor();
  await hung.page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await hung.page.getByText(`Đã trả kết quả hồ sơ ${code}. Hồ sơ đã đóng.`).waitFor();

  const anyone = await world.person({ isPhone: true, javaScript: false });
  await anyone.page.goto('/tra-cuu');
  await anyone.page.getByLabel('Mã hồ sơ').fill(code);
  await anyone.page.getByRole('button', { name: 'Tra cứu' }).click();
  await sees(anyone, code);
  await anyone.page.getByText('Đã trả kết quả').first().waitFor();
});
