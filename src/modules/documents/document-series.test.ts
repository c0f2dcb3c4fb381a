import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '#modules/org/index.ts';
import { seriesOf } from './document-series.ts';

const unit = (id: string, kind: string, shortName: string): Unit => ({
  id,
  kind,
  shortName,
  code: id,
  name: shortName,
  nameEn: null,
  level: 'commune',
  parentId: null,
  agencyId: 'a',
  placeCode: null,
});
const agency = unit('a', 'communePeoplesCommittee', 'UBND xã Nà Lúa');
const office = unit('b', 'office', 'Phòng VH-XH');
const at = { agency, office, year: 2026 };

const numbers: readonly (readonly [name: string | null, notation: string])[] = [
  ['Quyết định công nhận danh sách hộ nghèo', '07/QĐ-UBND'],
  ['Giấy chứng nhận đăng ký hộ kinh doanh', '07/GCN-UBND'],
  ['Giấy khai sinh', '07/2026'],
  ['Giấy xác nhận tình trạng hôn nhân', '07/UBND-XNTTHN'],
  ['Bản sao được chứng thực từ bản chính', '07/KQ-UBND'],
  [null, '07/UBND-VH-XH'],
];
for (const [name, notation] of numbers) {
  test(`the seventh ${name ?? 'official letter'} of the year is ${notation}`, () => {
    assert.equal(seriesOf(name, at).notation(7), notation);
  });
}

test('a department is named by its own abbreviation', () => {
  const department = unit('d', 'department', 'SNV');
  assert.equal(seriesOf('Quyết định', { ...at, agency: department }).notation(12), '12/QĐ-SNV');
});
