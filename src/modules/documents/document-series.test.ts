import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '#modules/org/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { findSeries, loadNumberRules } from './index.ts';

const database = await testDatabase();
const pack = readPack('packs', 'sample');
await loadNumberRules(database.context(), pack);

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
const at = { agency, office, on: Temporal.PlainDate.from('2026-11-25') };
const seventh = async (name: string | null, by = at) => (await findSeries(database.db, name, by)).notation(7);

const numbers: readonly (readonly [name: string | null, notation: string])[] = [
  ['Quyết định công nhận danh sách hộ nghèo', '07/QĐ-UBND'],
  ['Giấy chứng nhận đăng ký hộ kinh doanh', '07/GCN-UBND'],
  ['Giấy khai sinh', '07/2026'],
  ['Giấy xác nhận tình trạng hôn nhân', '07/UBND-XNTTHN'],
  ['Bản sao được chứng thực từ bản chính', '07/KQ-UBND'],
  ['Sao y', '07/SY-UBND'],
  ['Trích sao', '07/TrS-UBND'],
  ['Sao lục', '07/SL-UBND'],
  [null, '07/UBND-VH-XH'],
];
for (const [name, notation] of numbers) {
  test(`the seventh ${name ?? 'official letter'} of the year is ${notation}`, async () => {
    assert.equal(await seventh(name), notation);
  });
}

test('a department is named by its own abbreviation', async () => {
  const department = unit('d', 'department', 'SNV');
  assert.equal(await seventh('Quyết định', { ...at, agency: department }), '07/QĐ-SNV');
});

test('a rule holds from its day, and what is loaded again changes nothing', async () => {
  const before = { ...at, on: Temporal.PlainDate.from('2020-06-01') };
  assert.equal(await seventh('Giấy khai sinh', before), '07/KQ-UBND');
  assert.equal(await loadNumberRules(database.context(), pack), 0);
});

test('a province’s own rule of the same day replaces the national one', async () => {
  const own = {
    starts: 'Giấy khai sinh',
    register: 'KS',
    pattern: '{number}/KS-{agency}',
    effectiveFrom: '2020-07-16',
    source: 'QĐ 1/2026',
    confirmed: true,
  };
  const layer = { path: 'x/numbering.yaml', pack: 'x', name: 'numbering.yaml', value: { rules: [own] } };
  const with_ = (value: unknown) => ({
    ...pack,
    layers: () => [...pack.layers('numbering.yaml'), { ...layer, value }],
  });
  assert.equal(await loadNumberRules(database.context(), with_({ rules: [own] })), 1);
  assert.equal(await seventh('Giấy khai sinh'), '07/KS-UBND');
  const faulty = { rules: [{ ...own, pattern: 'KS-{agency}' }] };
  await assert.rejects(
    loadNumberRules(database.context(), with_(faulty)),
    /x\/numbering\.yaml.*\/rules\/0\/pattern/,
  );
});
