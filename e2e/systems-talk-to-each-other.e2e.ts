import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { signEnvelope } from '#engines/edxml/index.ts';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { composeDocument } from '#modules/exchange/index.ts';
import { createVxpClient } from '#modules/exchange/module.ts';
import { dayOf } from '#modules/org/index.ts';
import { sees } from './accessible.ts';
import { looksAgain } from './looks-again.ts';
import { openWorld } from './world.ts';

const world = await openWorld();
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 24 }), notAfter: now.add({ hours: 24 * 365 }) };
const authority = createDemoAuthority({ commonName: 'Tổ chức chứng thực', ...years });
const signer = authority.issueSigner({ commonName: 'Ngân hàng Chính sách xã hội', ...years });
const bank = { code: 'H99.900', name: 'Ngân hàng Chính sách xã hội tỉnh' };
const letter = (subject: string, number: string) =>
  signEnvelope(
    composeDocument({
      from: bank,
      to: [{ code: 'H99.03', name: 'Sở Nội vụ' }],
      number,
      notation: 'NHCS-TD',
      place: 'Mường Mẫu',
      promulgatedOn: dayOf(now),
      typeName: 'Công văn',
      subject,
      files: [
        { name: 'cong-van.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') },
      ],
      sentAt: now,
    }),
    signer,
  );

test('a bank’s own system joins the axis: its letter is in the register at once, a forged one lies apart', async () => {
  const viet = await world.person();
  const { page } = viet;
  await viet.signInAsOfficer('viet');
  await page.goto('/quan-tri/truc-lien-thong/don-vi');
  await page.getByText('Thêm đơn vị có hệ thống riêng').click();
  await page.getByLabel('Tên đơn vị').fill(bank.name);
  await page.getByLabel('Mã định danh').fill(bank.code);
  await page.getByLabel('Tên hệ thống gọi trục').fill('ngan-hang-chinh-sach');
  await page.getByLabel('Chứng thư số').fill(new X509Certificate(signer.certificateChain[0]!).toString());
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await page.getByRole('link', { name: bank.name }).click();
  await page.getByRole('button', { name: 'Cấp khóa mới' }).click();
  await sees(viet, bank.name);
  const told = page.locator('div', { has: page.getByText('Mật mã VXP', { exact: true }) }).last();
  const secret = (await told.locator('code').textContent())!;
  const system = createVxpClient({ url: `${world.baseUrl}/vxp`, systemId: 'ngan-hang-chinh-sach', secret });

  await system.send(bank.code, 'edoc', await letter('V/v vốn vay cho hộ nghèo', '12'));
  const forged = (await letter('V/v lãi suất', '13')).toString().replace('lãi suất', 'tăng lãi');
  await assert.rejects(system.send(bank.code, 'edoc', Buffer.from(forged)), { name: 'VxpError', code: '22' });

  const oanh = await world.person();
  await oanh.signInAsOfficer('oanh');
  await looksAgain(oanh, '/can-bo/van-ban/den', oanh.page.getByText('V/v vốn vay cho hộ nghèo'));
  await page.goto('/quan-tri/truc-lien-thong/cach-ly');
  await page.getByRole('link', { name: /Chữ ký số không đúng/ }).click();
  await page.getByLabel('Lý do').fill('Đã gọi điện cho ngân hàng');
  await page.getByRole('button', { name: 'Bỏ qua gói tin' }).click();
  await page.getByText('Đã bỏ qua gói tin.').waitFor();
  await page.goto('/quan-tri/truc-lien-thong?q=von+vay');
  await page.getByText(/Đã đến 1 nơi/).waitFor();
  await sees(viet, /liên thông/i);
});

test('a commune’s system asks for a shared service, is given leave, calls it, and the call is in the log', async () => {
  const nam = await world.person();
  await nam.signInAsOfficer('nam');
  const { page } = nam;
  await page.goto('/quan-tri/lgsp');
  await page.getByText('Thêm hệ thống khai thác').click();
  await page.getByLabel('Tên hệ thống').fill('Bảng tin điện tử của xã');
  await page.getByLabel('Tên ngắn trong nhật ký').fill('bang-tin-xa');
  await page.getByLabel('Cơ quan khai thác').selectOption({ label: 'Ủy ban nhân dân xã Nà Lúa' });
  await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
  await page.getByRole('button', { name: 'Cấp khóa mới' }).click();
  const key = (await page
    .locator('code', { hasText: /^lgsp_/ })
    .first()
    .textContent())!;
  const call = () =>
    fetch(`${world.baseUrl}/lgsp/thu-tuc/procedures/1.001193`, {
      headers: { 'lgsp-key': key, 'lgsp-purpose': 'thong-ke' },
    });
  assert.equal((await call()).status, 403);
  await page.getByText('Xin quyền khai thác').click();
  await page
    .getByLabel('Chức năng và mục đích')
    .selectOption({ label: 'Danh mục thủ tục hành chính: Một thủ tục theo mã – thong-ke' });
  await page.getByLabel('Căn cứ pháp lý').fill('Điều 14 Nghị định 118/2025/NĐ-CP');
  await page.getByRole('button', { name: 'Gửi yêu cầu đến bên cung cấp' }).click();

  const viet = await world.person();
  await viet.signInAsOfficer('viet');
  const [grant] = /QT-\d{6}-\w{6}/.exec((await page.getByRole('main').textContent())!)!;
  await looksAgain(viet, '/can-bo', viet.page.getByRole('link', { name: grant }).first());
  await viet.page.getByRole('rowheader').getByRole('link', { name: grant }).click();
  await sees(viet, /Bảng tin điện tử của xã xin khai thác/);
  await viet.page.getByRole('button', { name: 'Cấp quyền' }).click();
  await viet.page
    .getByText(/Đã cấp/)
    .first()
    .waitFor();
  const answer = await call();
  assert.equal(answer.status, 200);
  assert.match(JSON.stringify(await answer.json()), /khai sinh/);
  await page.goto('/quan-tri/lgsp/nhat-ky');
  const row = page.getByRole('row').filter({ hasText: 'bang-tin-xa' }).filter({ hasText: 'thong-ke' });
  await row.filter({ hasText: '200' }).first().waitFor();
  await sees(nam, /Nhật ký/);
});
