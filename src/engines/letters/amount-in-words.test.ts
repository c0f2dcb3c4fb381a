import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountInWords } from './amount-in-words.ts';

const amounts: readonly [number, string][] = [
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [44, 'Bốn mươi bốn đồng'],
  [55, 'Năm mươi lăm đồng'],
  [105, 'Một trăm linh năm đồng'],
  [8_000, 'Tám nghìn đồng'],
  [1_005, 'Một nghìn không trăm linh năm đồng'],
  [1_200_000, 'Một triệu hai trăm nghìn đồng'],
  [1_205_000, 'Một triệu hai trăm linh năm nghìn đồng'],
  [2_000_015, 'Hai triệu không trăm mười lăm đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [3_000_000_021, 'Ba tỷ không trăm hai mươi mốt đồng'],
  [
    1_234_567_890_000,
    'Một nghìn hai trăm ba mươi bốn tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn đồng',
  ],
];

for (const [amount, words] of amounts) {
  test(`${amount.toLocaleString('vi')} reads "${words}"`, () => assert.equal(amountInWords(amount), words));
}

test('what is not a whole, safe, positive amount is refused', () => {
  for (const amount of [-1, 0.5, Number.NaN, 2 ** 60]) assert.throws(() => amountInWords(amount), RangeError);
});
