import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encode } from 'uqr';
import { newId } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleSigners } from '../fixtures.ts';
import { createOriginalRegister, createReceiptPress, judgeReceipt, readReceiptKeys } from '../index.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const baseUrl = 'https://dichvucong.muongmau.gov.vn';
const register = createOriginalRegister(
  createReceiptPress(db, 'a'.repeat(64), `${baseUrl}/bien-nhan`),
  baseUrl,
);
const yen = await office.officer('yen');
const paper = () => ({
  subject: { type: 'letter', id: newId() },
  agency: { id: yen.actor.positions[0]!.agencyId, code: 'H99.102', shortName: 'UBND xã Nà Lúa' },
  documentNumber: '07/2026',
  kind: 'Giấy khai sinh',
  issuedOn: Temporal.PlainDate.from('2026-11-25'),
  holderName: 'Lò Thị Lan',
});
const said = async (qr: string) => {
  const verdict = judgeReceipt(qr, await readReceiptKeys(db));
  assert.ok(verdict.kind === 'genuine-original', JSON.stringify(verdict));
  return verdict.claims;
};

describe('a paper entered in the register of originals', () => {
  test('has one code, however often and by how many it is asked for', async () => {
    const asked = paper();
    const codes = await Promise.all([1, 2, 3].map(() => register.enter(yen, asked)));
    codes.push(await register.enter(yen, asked));
    assert.equal(new Set(codes.map(({ qr }) => qr)).size, 1);
    assert.equal((await said(codes[0]!.qr)).n, 'L.T.L.');
  });

  test('drawn on another day before it was ever kept has a code of that day', async () => {
    const asked = paper();
    const { qr: first } = await register.enter(yen, asked);
    const later = await register.enter(yen, { ...asked, issuedOn: asked.issuedOn.add({ days: 1 }) });
    assert.notEqual(later.qr, first);
    assert.equal((await said(later.qr)).d, '2026-11-26');
  });

  test('has a code coarse enough for print, however long the names on it are', async () => {
    const { qr } = await register.enter(yen, {
      ...paper(),
      agency: { ...paper().agency, shortName: 'Sở Nông nghiệp và Môi trường tỉnh Mường Mẫu' },
      documentNumber: '1234/GCNĐKHKD-SNNMT',
      kind: 'Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất, kinh doanh',
    });
    const { k, b } = await said(qr);
    assert.deepEqual([k, b], ['Giấy chứng nhận cơ sở đủ điều kiện an…', 'Sở Nông nghiệp và Môi trường…']);
    const { size } = encode(qr, { ecc: 'M', border: 4 });
    assert.ok(30 / size >= 0.3, `${size} modules on 30 mm`);
  });
});
