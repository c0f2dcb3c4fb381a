import { test } from 'node:test';
import { sees } from './accessible.ts';
import { goesOn } from './by-its-people.ts';
import { looksAgain } from './looks-again.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const paper = 'Giấy xác nhận tình trạng hôn nhân';

test('Chải marries with the certificate that the commune issued her: offered, agreed to, seen by the desk and listed by her', async () => {
  const first = await issuedCertificate();
  const chai = await world.person({ isPhone: true, javaScript: false });
  await chai.signInAsCitizen('Chải');
  await looksAgain(chai, '/tai-khoan/kho-giay-to', chai.page.getByRole('link', { name: paper }));
  await sees(chai, 'Kho giấy tờ của tôi');

  const { page } = chai;
  await page.goto('/nop-ho-so/1.000894');
  await page.getByRole('button', { name: /Bắt đầu/ }).click();
  await goOn(chai);
  await page.getByLabel('Nội dung đề nghị').fill('Đăng ký kết hôn với anh Giàng A Dua.');
  await page.getByRole('checkbox', { name: /cam đoan/ }).check();
  await goOn(chai);
  await sees(chai, 'Giấy tờ kèm theo');
  await page.getByText(`Kết quả hồ sơ ${first.code}`).waitFor();
  await page.getByRole('button', { name: `Đồng ý dùng ${paper}` }).click();
  await page.getByText(`${paper} (từ kho giấy tờ)`, { exact: true }).waitFor();
  await goOn(chai);
  await page.getByRole('button', { name: 'Xem lại và nộp' }).click();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/da-nop$/);
  const [, dossierId] = /ho-so-cua-toi\/([^/]+)\//.exec(page.url())!;

  const hung = await world.person();
  await hung.signInAsOfficer('hung');
  await hung.page.goto(`/can-bo/ho-so/${dossierId}`);
  await hung.page.getByText(`Kết quả hồ sơ ${first.code}`).waitFor();
  await hung.page.getByText(/Chủ giấy tờ đồng ý dùng cho hồ sơ này/).waitFor();
  await sees(hung, /kết hôn/i);

  await page.goto('/tai-khoan/kho-giay-to');
  await page.getByRole('link', { name: paper }).click();
  await sees(chai, paper);
  await page.getByRole('cell', { name: 'Bạn tự bấm đồng ý' }).waitFor();
  await page.getByRole('button', { name: /Rút lại/ }).click();
  await page.getByText(/Đã rút lúc/).waitFor();
  await hung.page.reload();
  await hung.page.getByText(/Đã rút lại lúc/).waitFor();

  const mai = await world.person();
  await mai.signInAsOfficer('mai');
  await mai.page.goto(`/can-bo/ho-so/${first.id}`);
  await mai.page.getByRole('link', { name: paper }).click();
  await sees(mai, paper);
  await mai.page.getByLabel('Lý do').fill('In sai họ của cha');
  await mai.page.getByRole('button', { name: 'Thu hồi giấy tờ' }).click();
  await mai.page.getByText('Cơ quan đã thu hồi: In sai họ của cha').waitFor();
  await page.reload();
  await sees(chai, paper);
  await page.getByText('Cơ quan đã thu hồi: In sai họ của cha').waitFor();
});

const goOn = ({ page }: Person) => page.getByRole('main').getByRole('button', { name: 'Tiếp tục' }).click();

/** Chải's certificate of the demonstration, taken from where it lies to her hands by those whose steps they are. */
async function issuedCertificate(): Promise<{ readonly id: string; readonly code: string }> {
  const dossier = await world.province.db
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('procedureCode', '=', '1.004873')
    .executeTakeFirstOrThrow();
  await goesOn(world, dossier.id);
  return dossier;
}
