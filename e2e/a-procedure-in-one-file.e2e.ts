import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sees } from './accessible.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const folder = mkdtempSync(join(tmpdir(), 'muong-one-file-'));
after(() => rmSync(folder, { recursive: true }));

/** The one-file procedure of the national pack under a code of its own: nothing of it is there yet. */
const written = readFileSync('packs/national/procedures/2.000635-ban-sao-trich-luc-ho-tich.yaml', 'utf8')
  .replace('"2.000635"', '"9.000635"')
  .replace(/^name: .*$/m, 'name: Cấp bản sao sổ gốc của làng')
  .replace(/^effectiveFrom: .*$/m, 'effectiveFrom: 2026-01-01');

/** The command as an officer gives it, beside the running server. */
function importFile(text: string): Promise<{ readonly status: number; readonly told: string }> {
  const file = join(folder, '9.000635-ban-sao.yaml');
  writeFileSync(file, text);
  const { databaseUrl, dataDir } = world.province.config;
  const env = { ...process.env, DATABASE_URL: databaseUrl! };
  return new Promise((done) => {
    execFile(
      'bin/muong',
      ['import', 'procedures', file, '--data', dataDir],
      { env },
      (error, stdout, stderr) => done({ status: Number(error?.code ?? 0), told: stdout + stderr }),
    );
  });
}

test('a procedure in one file is live beside a running server, once its examples hold', {
  timeout: 120_000,
}, async () => {
  const lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  assert.equal((await page.goto('/thu-tuc/9.000635'))?.status(), 404);

  const wrong = await importFile(written.replace('feeVnd: 24000', 'feeVnd: 16000'));
  assert.deepEqual([wrong.status, /feeVnd: 24000/.test(wrong.told)], [1, true], wrong.told);
  assert.equal((await page.goto('/thu-tuc/9.000635'))?.status(), 404);

  const undrawn = await importFile(written.replace('said("registeredAt")', 'sayed("registeredAt")'));
  assert.deepEqual([undrawn.status, /result: .*sayed/.test(undrawn.told)], [1, true], undrawn.told);

  const taken = await importFile(written);
  assert.equal(taken.status, 0, taken.told);
  // The catalogue in memory asks for news every few seconds.
  while ((await page.goto('/thu-tuc/9.000635'))?.status() !== 200) await page.waitForTimeout(300);
  await sees(lan, 'Cấp bản sao sổ gốc của làng');

  await lan.signInAsCitizen('Quàng Thị Lan');
  await page.goto('/nop-ho-so/9.000635');
  await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
  await sees(lan, /Bản sao của giấy nào/);
  await page.getByLabel('Trích lục kết hôn').check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel('Họ tên người kia').waitFor();
});
