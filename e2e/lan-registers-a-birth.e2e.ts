import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { codesOnPage } from '#engines/scans/testing/codes-on-page.ts';
import { demoPin } from '../src/demo.ts';
import { sees, seesInBothLanguages } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
let lan = await world.person({ isPhone: true, javaScript: false });
const procedure = 'Thủ tục đăng ký khai sinh';
const procedureInEnglish = 'Birth registration';
const child = 'Lò Quàng Minh Anh';

const { db } = world.province;
let code = '';
let dossierId = '';
let signedResult: Buffer = Buffer.alloc(0);

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const check = (page: Page, name: string | RegExp) => page.getByRole('radio', { name, exact: true }).check();

test('Lan asks in her own words, without accents, and reads what a birth registration needs', async () => {
  const { page } = lan;
  await page.goto('/');
  await seesInBothLanguages(lan, 'Bạn cần làm việc gì?', 'What do you need to do?');
  await page.getByRole('searchbox').fill('lam giay khai sinh cho con');
  await page.keyboard.press('Enter');
  await seesInBothLanguages(lan, /Kết quả cho/, /Results for/);
  await page.getByRole('main').getByRole('link', { name: procedure, exact: true }).first().click();
  await seesInBothLanguages(lan, procedure, procedureInEnglish);
});

test('she signs in with the identification account and is led on to the form', async () => {
  const { page } = lan;
  await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
  await seesInBothLanguages(lan, 'Đăng nhập', 'Sign in');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await seesInBothLanguages(lan, procedure, procedureInEnglish);
  await page.getByLabel('Nơi giải quyết').selectOption({ label: 'Ủy ban nhân dân xã Nà Lúa' });
  await press(page, 'Bắt đầu điền');
  await sees(lan, 'Trường hợp của bạn');
});

test('a wrong date is named above the form and beside it, and what she typed stays', async () => {
  const { page } = lan;
  await check(page, 'Mẹ');
  await check(page, 'Mẹ sinh trẻ');
  await press(page, 'Tiếp tục');
  await page
    .getByRole('alert')
    .getByRole('link', { name: /giấy chứng sinh/ })
    .waitFor();
  await check(page, 'Đã đăng ký kết hôn');
  await check(page, 'Có, cơ sở y tế đã cấp');
  await press(page, 'Tiếp tục');
  await sees(lan, 'Trẻ được khai sinh');

  await page.getByLabel('Họ, chữ đệm, tên').fill(child);
  await page.getByLabel('Ngày, tháng, năm sinh').fill('31/2/2026');
  await check(page, 'Nữ');
  await page.getByLabel('Dân tộc').selectOption('Thái');
  await page.getByLabel('Nơi sinh – tên cơ sở y tế').fill('Trung tâm Y tế Nà Lúa');
  await fillAddress(page, 'Khu trung tâm');
  await page.getByLabel('Quê quán').fill('Xã Nà Lúa, tỉnh Mường Mẫu');
  await press(page, 'Tiếp tục');

  await page.getByRole('alert').getByRole('link').waitFor();
  await sees(lan, 'Trẻ được khai sinh');
  assert.equal(await page.getByLabel('Ngày, tháng, năm sinh').inputValue(), '31/2/2026');
  assert.equal(await page.getByLabel('Họ, chữ đệm, tên').inputValue(), child);
  assert.equal(await page.getByLabel('Ngày, tháng, năm sinh').getAttribute('aria-invalid'), 'true');

  await page.getByLabel('Ngày, tháng, năm sinh').fill('20/10/2026');
  await press(page, 'Tiếp tục');
  await sees(lan, 'Mẹ của trẻ');
});

test('she leaves it half done and goes on from another device', async () => {
  await fillParent(lan.page, 'mẹ', { name: 'Quàng Thị Lan', born: '12/4/1996', number: '099196000074' });
  await press(lan.page, 'Lưu để làm tiếp sau');
  await sees(lan, 'Hồ sơ của tôi');
  await lan.context.close();

  lan = await world.person({ isPhone: true, javaScript: false });
  const { page } = lan;
  await page.goto('/ho-so-cua-toi');
  await lan.signInAsCitizen('Quàng Thị Lan');
  await sees(lan, 'Hồ sơ của tôi');
  await page
    .getByRole('link', { name: `Làm tiếp ${procedure}` })
    .first()
    .click();
  await sees(lan, 'Mẹ của trẻ');
  assert.equal(await page.getByLabel('Họ, chữ đệm, tên mẹ').inputValue(), 'Quàng Thị Lan');
  await press(page, 'Tiếp tục');
  await sees(lan, 'Cha của trẻ');
});

test('the rest is short: the father, the papers, how to reach her', async () => {
  const { page } = lan;
  await fillParent(page, 'cha', { name: 'Lò Văn Quang', born: '25/8/1994', number: '099094000077' });
  await page.getByLabel('Đăng ký kết hôn tại').fill('Ủy ban nhân dân xã Nà Lúa');
  await page.getByLabel('Ngày đăng ký (hoặc năm)').fill('20/11/2024');
  await press(page, 'Tiếp tục');

  await sees(lan, 'Người đi đăng ký và giấy tờ');
  assert.equal(
    await page.getByLabel('Họ và tên').inputValue(),
    'Quàng Thị Lan',
    'filled in from the account',
  );
  await page.getByLabel('Ảnh chụp giấy chứng sinh').setInputFiles(birthNotice);
  await page.getByLabel(/Tôi cam đoan/).check();
  await press(page, 'Tiếp tục');

  await sees(lan, 'Liên hệ và nhận kết quả');
  await press(page, 'Xem lại và nộp');
  await sees(lan, 'Xem lại và nộp');
  await page.getByText('giay-chung-sinh.pdf').waitFor();
});

test('pressed twice, it is sent once, and she gets a code with a QR', async () => {
  const { page } = lan;
  const before = await countDossiers();
  const draft = new URL(page.url()).pathname.replace(/\/xem-lai$/, '');
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).dblclick();

  await sees(lan, /^H99\.102-\d{6}-\d{4,}$/);
  code = (await page.getByRole('heading', { level: 1 }).textContent())!;
  await page.getByRole('img', { name: `Mã QR tra cứu hồ sơ ${code}` }).waitFor();
  dossierId = new URL(page.url()).pathname.split('/')[2]!;

  const again = await lan.context.request.post(`${draft}/nop`);
  assert.ok(again.url().includes(dossierId), 'sent once more after a lost connection');
  assert.equal(await countDossiers(), before + 1);
});

test('Hùng accepts it at the desk', async () => {
  const hung = await officer('hung');
  await press(hung.page, 'Tiếp nhận và in giấy hẹn');
  await hung.page.getByText(`Đã tiếp nhận hồ sơ ${code}.`).waitFor();
  await sees(hung, procedure);
  await hung.context.close();
});

test('Lan downloads the acknowledgement', async () => {
  const { page } = lan;
  await page.goto(`/ho-so-cua-toi/${dossierId}`);
  await sees(lan, procedure);
  const letter = await download(lan, /Giấy tiếp nhận hồ sơ và hẹn trả kết quả/);
  assert.equal(letter.subarray(0, 5).toString(), '%PDF-');
});

test('Đức handles it, with a certificate drawn from the template', async () => {
  const duc = await officer('duc');
  const { page } = duc;
  await page.getByLabel('Người ký').selectOption({ label: 'Quàng Thị Mai, Chủ tịch' });
  await press(page, 'Lưu dự thảo');
  await page.getByText(`Đã lưu dự thảo kết quả vào hồ sơ ${code}.`).waitFor();
  await page.getByRole('radio', { name: /^Đủ điều kiện/ }).check();
  await press(page, 'Chuyển bước');
  await page.getByText(`Đã chuyển hồ sơ ${code} sang bước sau.`).waitFor();
  await sees(duc, procedure);
  await duc.context.close();
});

test('Mai signs; a wrong PIN is told and costs nothing', async () => {
  const mai = await officer('mai');
  const { page } = mai;
  await page.getByRole('link', { name: 'Xem và ký kết quả' }).click();
  await sees(mai, 'Ký kết quả');
  await page.getByLabel('Mã PIN của khóa ký').fill('000000');
  await page.getByRole('button', { name: 'Ký', exact: true }).click();
  await page
    .getByText(/Mã PIN không đúng/)
    .first()
    .waitFor();
  await sees(mai, 'Ký kết quả');

  await page.getByLabel('Mã PIN của khóa ký').fill(demoPin);
  await page.getByRole('button', { name: 'Ký', exact: true }).click();
  await page.getByText(`Đã ký kết quả hồ sơ ${code}.`).waitFor();
  await sees(mai, procedure);
  await mai.context.close();
});

test('Yến registers it and puts the seal of the agency on it', async () => {
  const yen = await officer('yen');
  const { page } = yen;
  await page.getByRole('link', { name: 'Vào sổ, đóng dấu, phát hành' }).click();
  await sees(yen, 'Vào sổ, đóng dấu, phát hành');
  await page.getByLabel('Mã PIN của dấu cơ quan').fill(demoPin);
  await press(page, 'Vào sổ, đóng dấu và phát hành');
  await page.getByText(`Đã phát hành kết quả hồ sơ ${code}`).waitFor();
  await sees(yen, procedure);
  await yen.context.close();
});

test('Hùng hands the result over', async () => {
  const hung = await officer('hung');
  await hung.page.getByRole('radio', { name: 'Nhận trực tuyến' }).check();
  await press(hung.page, 'Đã trả kết quả');
  await hung.page.getByText(`Đã trả kết quả hồ sơ ${code}. Hồ sơ đã đóng.`).waitFor();
  await sees(hung, procedure);
  await hung.context.close();
});

test('Lan downloads the certificate and is glad of the service', async () => {
  const { page } = lan;
  await page.goto(`/ho-so-cua-toi/${dossierId}`);
  await sees(lan, procedure);
  const results = page.getByRole('list', { name: 'Kết quả', exact: true });
  signedResult = await downloadFrom(lan, results.getByRole('link').first());
  await check(page, 'Rất hài lòng');
  await press(page, 'Gửi đánh giá');
  await page.getByText('Bạn đã đánh giá: Rất hài lòng.').waitFor();
  await sees(lan, procedure);
});

test('anyone who holds the file learns that both signatures on it are valid', async () => {
  const anyone = await world.person({ isPhone: true, javaScript: false });
  const { page } = anyone;
  await page.goto('/kiem-tra');
  await seesInBothLanguages(anyone, 'Kiểm tra chữ ký số', /signature/i);
  await page
    .getByLabel('Tệp PDF')
    .setInputFiles({ name: 'khai-sinh.pdf', mimeType: 'application/pdf', buffer: signedResult });
  await press(page, 'Kiểm tra');
  await page.getByText('Chữ ký hợp lệ').waitFor();
  await sees(anyone, 'Kiểm tra chữ ký số');
  assert.equal(await page.getByRole('heading', { name: /^Chữ ký \d/ }).count(), 2);
  await page.getByRole('heading', { name: /Quàng Thị Mai/ }).waitFor();
  await anyone.context.close();
});

test('a bank scans the code on the paper: it is in force; the mother’s digits show its picture', async () => {
  const [paper] = await codesOnPage(signedResult);
  const bank = await world.person({ isPhone: true });
  const { page } = bank;
  await page.goto(paper!.text);
  const [vi, en] = ['Bản gốc của giấy bạn đang cầm', 'The original of the paper in your hands'];
  await seesInBothLanguages(bank, vi, en);
  await page.getByText('Còn hiệu lực').waitFor();
  for (const personal of [child, 'Quàng', '099196000074'])
    assert.ok(!(await page.content()).includes(personal), personal);
  await page.getByLabel('6 số cuối').fill('000074');
  await press(page, 'Xem hình bản gốc');
  await page.getByRole('img', { name: /Trang 1 của bản gốc/ }).waitFor();
  await sees(bank, vi);

  await page.getByRole('link', { name: 'Kiểm tra mã khi không có mạng' }).click();
  await page.getByRole('heading', { name: 'Giấy thật' }).waitFor();
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const isKept = async () => (await serviceWorker.getRegistration('/ban-goc/'))?.active;
    while (!(await isKept())) await new Promise(requestAnimationFrame);
  });
  await bank.context.setOffline(true);
  await page.goto(paper!.text);
  await page.getByRole('heading', { name: 'Giấy thật' }).waitFor();
  await page.getByText('Giấy khai sinh', { exact: true }).waitFor();
  await bank.context.close();

  await lan.page.goto(`/ho-so-cua-toi/${dossierId}`);
  await lan.page.getByRole('link', { name: /còn hiệu lực không, ai đã đối chiếu/ }).click();
  await lan.page.getByText('Đã xem hình bản gốc').waitFor();
  await sees(lan, vi);
});

test('Yến takes the whole dossier along as one container under the seal', async () => {
  const yen = await world.person();
  await yen.signInAsOfficer('yen');
  await sees(yen, 'Việc của tôi');
  await yen.page.goto(`/can-bo/ho-so/${dossierId}`);
  await yen.page.getByRole('link', { name: 'Xuất hồ sơ thành gói ký số' }).click();
  await sees(yen, 'Xuất hồ sơ thành gói ký số');
  await yen.page.getByLabel('Mã PIN của dấu cơ quan').fill(demoPin);
  const [taken] = await Promise.all([yen.page.waitForEvent('download'), press(yen.page, 'Ký và tải gói')]);
  assert.equal(taken.suggestedFilename(), `${code}.asice`);
  await yen.context.close();
});

test('whoever has the code sees how far it is, and nothing of whom', async () => {
  const anyone = await world.person({ isPhone: true, javaScript: false });
  const { page } = anyone;
  await page.goto('/tra-cuu');
  await seesInBothLanguages(anyone, 'Tra cứu hồ sơ', 'Track an application');
  await page.getByLabel('Mã hồ sơ').fill(code.toLowerCase());
  await press(page, 'Tra cứu');
  await seesInBothLanguages(anyone, code, code);
  await page.getByText('Đã trả kết quả').first().waitFor();
  const html = await page.content();
  for (const personal of ['Quàng', 'Lan<', child, 'Quang', '099196000074', '0990000074', 'nguoidan']) {
    assert.ok(!html.includes(personal), personal);
  }
  await anyone.context.close();
});

test('she was written to at each turn, and every reader of the facts has caught up', async () => {
  await caughtUp();
  const notices = await db
    .selectFrom('notice')
    .innerJoin('noticeDelivery', 'noticeId', 'notice.id')
    .select('subject')
    .where('address', '=', '0990000074')
    .where('subject', 'like', `%${code}%`)
    .execute();
  assert.deepEqual(
    notices.map(({ subject }) => subject).sort(),
    [
      `Hồ sơ ${code} đã có kết quả`,
      `Hồ sơ ${code} đã được tiếp nhận`,
      `Đã nhận hồ sơ ${code}`,
      `Đã trả kết quả hồ sơ ${code}`,
    ].sort(),
  );
});

/** An officer of the commune on the page of Lan's dossier, come there through the inbox. */
async function officer(username: string): Promise<Person> {
  const person = await world.person();
  await person.signInAsOfficer(username);
  await sees(person, 'Việc của tôi');
  await person.page.getByRole('link', { name: code }).first().click();
  await sees(person, procedure);
  return person;
}

async function fillAddress(page: Page, detail: string): Promise<void> {
  await page.getByLabel('Tỉnh, thành phố').selectOption('Tỉnh Mường Mẫu');
  await press(page, 'Hiện danh sách');
  await page.getByLabel('Xã, phường, đặc khu').selectOption('Xã Nà Lúa');
  await page.getByLabel('Số nhà, đường, thôn, bản, tổ dân phố').fill(detail);
}

async function fillParent(
  page: Page,
  parent: 'mẹ' | 'cha',
  { name, born, number }: { readonly name: string; readonly born: string; readonly number: string },
): Promise<void> {
  await page.getByLabel(`Họ, chữ đệm, tên ${parent}`).fill(name);
  await page.getByLabel('Ngày sinh hoặc năm sinh').fill(born);
  await page.getByLabel('Số định danh cá nhân').fill(number);
  await page.getByLabel('Dân tộc').selectOption('Thái');
  await fillAddress(page, 'Bản Nà Lúa 1');
}

const download = (person: Person, name: RegExp) =>
  downloadFrom(person, person.page.getByRole('main').getByRole('link', { name }).first());

/** The bytes behind a link, asked for with the person's own session. */
async function downloadFrom({ context }: Person, link: Locator): Promise<Buffer> {
  const response = await context.request.get((await link.getAttribute('href'))!);
  assert.equal(response.status(), 200);
  return response.body();
}

async function countDossiers(): Promise<number> {
  const { count } = await db
    .selectFrom('dossier')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function caughtUp(): Promise<void> {
  for (const until = Date.now() + 15_000; ; await setTimeout(100)) {
    const behind = await db
      .selectFrom(['eventCursor', 'eventSequence'])
      .select(['reader', 'position', 'lastPosition'])
      .whereRef('position', '<', 'lastPosition')
      .execute();
    const unplaced = await db.selectFrom('event').select('id').where('position', 'is', null).execute();
    if (behind.length === 0 && unplaced.length === 0) return;
    assert.ok(Date.now() < until, JSON.stringify(behind));
  }
}
