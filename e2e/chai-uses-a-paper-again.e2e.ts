import { test } from 'node:test';
import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  signOffDossier,
} from '#modules/dossiers/index.ts';
import { dayOf, listHeldPositions, listHolders } from '#modules/org/index.ts';
import { listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { storeMade } from '#platform/files/index.ts';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld, type Person } from './world.ts';

const world = await openWorld();
const paper = 'Giấy xác nhận tình trạng hôn nhân';

test('Chải marries with the certificate that the commune issued her: offered, agreed to, seen by the desk and listed by her', async () => {
  const first = await issuedCertificate();
  const chai = await world.person({ isPhone: true, javaScript: false });
  await chai.signInAsCitizen('Chải');
  await comesIntoStore(chai);
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

/** The log is followed behind the pages; a person looks again. */
async function comesIntoStore({ page }: Person): Promise<void> {
  const link = page.getByRole('link', { name: paper });
  for (let looks = 0; looks < 60; looks += 1) {
    await page.goto('/tai-khoan/kho-giay-to');
    if ((await link.count()) > 0) return;
    await page.waitForTimeout(250);
  }
  throw new Error('the result never came into the store');
}

/** Chải's certificate of the demonstration, taken from where it lies to her hands by those whose steps they are. */
async function issuedCertificate(): Promise<{ readonly id: string; readonly code: string }> {
  const { db, blobs } = world.province;
  const system = world.province.system('e2e');
  const dossier = await db
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('procedureCode', '=', '1.004873')
    .executeTakeFirstOrThrow();
  const { id: fileId } = await storeMade(system, blobs, {
    bytes: birthNotice.buffer,
    name: 'xac-nhan-hon-nhan.pdf',
    mediaType: 'application/pdf',
  });
  for (;;) {
    const item = (await listWorkItemsOf(db, 'dossier', dossier.id)).find(({ state }) => state === 'open');
    if (!item) return dossier;
    await take(await holderOf(system, item), item, dossier.id, fileId);
  }
}

async function take(officer: Context, item: WorkItem, dossierId: string, fileId: string): Promise<void> {
  if (item.action === 'accept') await acceptDossier(officer, { dossierId });
  else if (item.action === 'sign') await signOffDossier(officer, { dossierId, fileId });
  else if (item.action === 'issue') await issueResult(officer, { dossierId, fileId });
  else if (item.action === 'return') await deliverResult(officer, { dossierId });
  else await handOverDossier(officer, { dossierId, workItemId: item.id, outcome: item.outcomes[0] });
}

async function holderOf(system: Context, item: WorkItem): Promise<Context> {
  const on = dayOf(system.now());
  const holders = await listHolders(system.db, item.agencyId, item.role, on);
  const holder = holders.find((each) => each.unitId === item.unitId) ?? holders[0]!;
  const positions = await listHeldPositions(system.db, holder.officerId, on);
  return system.as({ kind: 'officer', id: holder.officerId, name: holder.fullName, positions });
}
