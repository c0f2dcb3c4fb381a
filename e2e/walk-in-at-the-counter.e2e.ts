import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { actorOf } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  getCentreByCode,
  listCounters,
  openCounter,
  readCentreRules,
  takeTicket,
} from '#modules/service-centre/index.ts';
import { demoPassword } from '../src/demo.ts';
import { sees } from './accessible.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const folder = mkdtempSync(join(tmpdir(), 'muong-journey-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Presses keys as a clerk without a mouse does, and counts them. */
function keyboardOf(page: Page) {
  let presses = 0;
  return {
    get presses() {
      return presses;
    },
    async type(text: string) {
      presses += text.length;
      await page.keyboard.type(text);
    },
    async press(key: string) {
      presses += 1;
      await page.keyboard.press(key);
    },
    /** A key that leads to another page. */
    async go(key: string) {
      presses += 1;
      const shown = page.waitForEvent('load');
      await page.keyboard.press(key);
      await shown;
    },
    /** Tab until it is there. */
    async tabTo(target: Locator) {
      for (let tries = 0; tries < 60; tries += 1) {
        if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
        presses += 1;
        await page.keyboard.press('Tab');
      }
      assert.fail(`the keyboard does not reach ${target}`);
    },
  };
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** The whole visit of someone who has an account, for a procedure with a fee; ends with the next person. */
async function takeIn(hung: Person): Promise<{ readonly code: string; readonly presses: number }> {
  const { page } = hung;
  const main = page.getByRole('main');
  await page.goto('/can-bo/tiep-nhan');
  const keys = keyboardOf(page);

  assert.ok(await hasFocus(main.getByLabel('Ai đến quầy?')), 'the first box waits for the person');
  await keys.type('099178000081');
  await keys.press('Tab');
  await keys.type('1.010038');
  await keys.go('Enter');

  await page.getByRole('heading', { level: 1, name: 'Tách hộ' }).waitFor();
  assert.ok(await hasFocus(main.getByLabel('Nội dung đề nghị')), 'the first gap has the focus');
  await keys.type('Xin tách hộ để ở riêng.');
  await keys.press('Tab');
  await keys.press('Space');
  await keys.tabTo(main.getByLabel('Đã nhận đủ theo danh mục'));
  await keys.press('Space');
  await keys.go('Enter');
  if (await page.getByText('Người này vừa nộp thủ tục này').isVisible()) {
    await keys.tabTo(main.getByRole('button', { name: 'Vẫn tiếp nhận' }));
    await keys.go('Enter');
  }

  const code = (await page.getByRole('heading', { level: 1, name: /^H99\.102-/ }).textContent())!;
  const cash = main.getByRole('button', { name: /^Đã nhận đủ .* tiền mặt$/ });
  assert.ok(await hasFocus(cash), 'Enter takes the fee');
  await keys.go('Enter');
  await page.getByText(/Đã thu .* tiền mặt/).waitFor();
  const print = main.getByRole('link', { name: 'In giấy hẹn' });
  assert.ok(await hasFocus(print), 'Enter prints the acknowledgement');
  const pdf = await hung.context.request.get((await print.getAttribute('href'))!);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  await keys.tabTo(main.getByRole('button', { name: /người kế tiếp$/i }));
  await keys.go('Enter');
  await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
  return { code, presses: keys.presses };
}

describe('Hùng at the counter, without a mouse', () => {
  for (const javaScript of [true, false]) {
    test(`takes a simple dossier in from the person to the next one in under eighty key presses, script ${javaScript ? 'on' : 'off'}`, async (context) => {
      const hung = await world.person({ javaScript });
      await hung.signInAsOfficer('hung');
      await hung.page.getByRole('heading', { level: 1 }).first().waitFor();
      const { presses } = await takeIn(hung);
      context.diagnostic(`${presses} key presses`);
      assert.ok(presses < 80, `${presses} key presses`);
    });
  }

  test('signs in, calls a number, takes in, scans all papers in one batch, compares, and the next number is called', async () => {
    const hung = await world.person();
    const { page } = hung;
    await page.goto('/can-bo/dang-nhap');
    await page.keyboard.press('Tab');
    await page.getByLabel('Tên đăng nhập').fill('hung');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
    await page.keyboard.press('Enter');
    await sees(hung, 'Việc của tôi');
    await seatedWithTwoWaiting();
    await page.goto('/can-bo/tiep-nhan');
    await sees(hung, 'Quầy tiếp nhận');
    await page.getByRole('button', { name: 'Gọi người kế tiếp' }).press('Enter');
    await page.getByText(/Số [A-Z]\d{3} ·/).waitFor();
    const called = await page.getByText(/Số [A-Z]\d{3} ·/).textContent();
    const { code } = await takeIn(hung);
    const next = await page.getByText(/Số [A-Z]\d{3} ·/).textContent();
    assert.notEqual(next, called, 'the next ticket was called from the same screen');

    await page.goto(`/can-bo/ho-so?q=${code}`);
    const [, id] = page.url().match(/ho-so\/([^/?#]+)/)!;
    await page.goto(`/can-bo/tiep-nhan/ho-so/${id}`);
    await sees(hung, code);
    const scan = await scanOf(hung, `/can-bo/tiep-nhan/ho-so/${id}/to-phan-cach.pdf`);
    await page.getByLabel('Tệp quét').setInputFiles(scan);
    await page.getByRole('button', { name: 'Gửi bản quét' }).click();
    await page.getByText('Đã nhận lô quét').waitFor();
    const compare = page.getByRole('button', { name: /^Đã đối chiếu 1 bản quét/ });
    for (let tries = 0; tries < 60 && !(await compare.isVisible()); tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await compare.click();
    await page.getByText('Đã đối chiếu', { exact: true }).waitFor();
    await sees(hung, code);

    await page.goto(`/can-bo/ho-so/${id}`);
    await page
      .getByText(/Số hoá từ bản giấy, Lò Văn Hùng đối chiếu/)
      .first()
      .waitFor();
    await page.goto('/can-bo/quet');
    await sees(hung, 'Quét giấy tờ');
  });
});

/** Hùng sits at the first counter of his centre, and two people have drawn numbers there. */
async function seatedWithTwoWaiting(): Promise<void> {
  const { db, pack, system } = world.province;
  const today = dayOf(Temporal.Now.instant());
  const { id } = await db
    .selectFrom('officer')
    .select('id')
    .where('fullName', '=', 'Lò Văn Hùng')
    .executeTakeFirstOrThrow();
  const hung = system('e2e').as(await actorOf(db, { kind: 'officer', id }, today));
  const centre = await getCentreByCode(db, 'H99.102.2');
  const [counter] = await listCounters(db, centre.id);
  await openCounter(hung, { counterId: counter!.id });
  for (let people = 0; people < 2; people += 1) {
    const groupCode = counter!.groups[0]!;
    await takeTicket(hung, readCentreRules(pack), { centreId: centre.id, groupCode });
  }
}

/** The sheet and a paper behind it, as a scanner gives them back: upside down, gray, compressed, a picture each. */
async function scanOf(hung: Person, sheetsHref: string): Promise<string[]> {
  const sheets = await hung.context.request.get(sheetsHref);
  writeFileSync(join(folder, 'sheets.pdf'), await sheets.body());
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder });
  run('pdftoppm', '-r', '150', '-png', '-singlefile', 'sheets.pdf', 'sheet');
  run('convert', '-size', '1240x1754', 'xc:white', '-draw', 'rectangle 200,200 900,300', 'paper.png');
  const spoiled = ['-rotate', '180', '-colorspace', 'Gray', '-quality', '40'];
  run('convert', 'sheet.png', 'paper.png', ...spoiled, 'page.jpg');
  return [join(folder, 'page-0.jpg'), join(folder, 'page-1.jpg')];
}
