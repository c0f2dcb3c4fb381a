import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PackFault } from '#platform/packs/index.ts';
import { readPackedProcedure } from './packed-procedure.ts';

const card = {
  code: '9.000001',
  effectiveFrom: '2026-01-01',
  name: 'Cấp thẻ thư viện',
  nameEn: 'Library card',
  field: 'Thư viện',
  levels: ['commune'],
  audiences: ['Công dân Việt Nam'],
  description: 'Mượn sách về nhà.',
  keywords: ['mượn sách'],
  channels: [{ kind: 'online', isFree: true, fees: [] }],
  components: [{ code: 'photo', name: 'Ảnh chân dung', originals: 1, copies: 0 }],
  results: [{ name: 'Thẻ thư viện' }],
  legalBases: ['01/2020/TT'],
};
const read = (value: object) => {
  const name = 'procedures/9.000001-the-thu-vien/procedure.yaml';
  return readPackedProcedure({ pack: 'town', name, path: `town/${name}`, value });
};

test('a record of the right shape is read as it stands', () => {
  assert.deepEqual(read(card), card);
});

const faults: readonly (readonly [string, object, RegExp])[] = [
  ['a misspelt key', { ...card, keyword: ['thẻ'] }, /town\/procedures\/9\.000001/],
  ['a code with a digit too few', { ...card, code: '9.00001' }, /\/code/],
  ['a day that does not exist', { ...card, effectiveFrom: '2026-02-30' }, /\/effectiveFrom/],
  ['a level abolished in 2025', { ...card, levels: ['district'] }, /\/levels/],
  [
    'a fee below nothing',
    { ...card, channels: [{ kind: 'online', isFree: false, fees: [{ amountVnd: -1 }] }] },
    /fees/,
  ],
  ['two papers of one code', { ...card, components: [card.components[0], card.components[0]] }, /"photo"/],
];
for (const [what, value, words] of faults) {
  test(`${what} is told by the file`, () => {
    assert.throws(
      () => read(value),
      (error) => error instanceof PackFault && words.test(error.message),
    );
  });
}
