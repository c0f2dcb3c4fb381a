import { test } from 'node:test';
import type { Answers } from '#engines/forms/index.ts';
import { type Dossier, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { newId } from '#platform/database/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { sees } from './accessible.ts';
import { birthNotice } from './birth-notice.ts';
import { openWorld } from './world.ts';

const world = await openWorld();

test('Lan pays the levy for her shop on her phone, and only then can Hùng accept it', async () => {
  const { code } = await filedShop();
  const hung = await world.person();
  await hung.signInAsOfficer('hung');
  await hung.page.getByRole('row', { name: code }).getByText('Chưa nộp phí').waitFor();
  await hung.page.goto(`/can-bo/ho-so?q=${code}`);
  await hung.page.getByText('Chờ nộp phí, lệ phí').waitFor();
  await sees(hung, 'Đăng ký thành lập hộ kinh doanh');

  const lan = await world.person({ isPhone: true, javaScript: false });
  await lan.signInAsCitizen('Quàng Thị Lan');
  await lan.page.goto('/ho-so-cua-toi');
  await lan.page.getByRole('link', { name: /Thanh toán 50\.000/ }).click();
  await sees(lan, /Còn phải nộp: 50\.000/);
  await lan.page.getByRole('button', { name: 'Thanh toán trực tuyến' }).click();
  await lan.page.getByRole('link', { name: 'Mở trang thanh toán' }).click();
  await lan.page.getByRole('button', { name: 'Trả tiền' }).click();
  await lan.page.getByText('Đã nhận đủ tiền').waitFor();
  await lan.page.getByRole('link', { name: /Biên lai số/ }).waitFor();

  await hung.page.reload();
  await hung.page.getByText('Đã nộp đủ').waitFor();
  await hung.page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click();
  await hung.page.getByText(`Đã tiếp nhận hồ sơ ${code}`).waitFor();
});

/** Lan's application for a shop, filed online by her as the pack's example has it. */
async function filedShop(): Promise<Dossier> {
  const { db, pack, blobs } = world.province;
  const lan = (await findCitizenByIdentityNumber(db, '099196000074'))!;
  const actor = { kind: 'citizen', id: lan.id, name: lan.fullName, positions: [] };
  const ctx = world.province.system('e2e').as(actor);
  const [example] = pack.files('procedures/1.001612-*/examples/lan-mo-tap-hoa.yaml');
  const { answers } = example!.value as { readonly answers: Answers };
  const { id } = await storeMade(ctx, blobs, {
    bytes: birthNotice.buffer,
    name: birthNotice.name,
    mediaType: birthNotice.mimeType,
  });
  const withFiles = JSON.parse(JSON.stringify(answers), (_key, value) =>
    typeof value === 'string' && /^[\w-]+\.(pdf|jpe?g|png)$/.test(value) ? id : value,
  );
  return submitDossier(ctx, {
    procedureVersionId: (await getProcedure(db, '1.001612', dayOf(ctx.now()))).id,
    channel: 'online',
    applicant: { id: lan.id, name: lan.fullName, phone: lan.phone, email: lan.email },
    answers: withFiles,
    placeCode: '99004',
    returnMethod: 'online',
    submissionKey: newId(),
  });
}
