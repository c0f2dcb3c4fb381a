import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { segmentsOf, withoutAccents } from './text-message.ts';

const of = (encoding: 'gsm7' | 'ucs2', count: number) => ({ encoding, count });

describe('a text message', () => {
  const cases: readonly (readonly [what: string, text: string, expected: object])[] = [
    ['is one of nothing', '', of('gsm7', 1)],
    ['holds 160 plain letters', 'a'.repeat(160), of('gsm7', 1)],
    ['is two from 161, of 153 each', 'a'.repeat(161), of('gsm7', 2)],
    ['is two up to 306', 'a'.repeat(306), of('gsm7', 2)],
    ['is three from 307', 'a'.repeat(307), of('gsm7', 3)],
    ['counts a bracket or a euro twice', '['.repeat(80), of('gsm7', 1)],
    ['is two with 81 brackets', '['.repeat(81), of('gsm7', 2)],
    ['keeps the accents that GSM has', 'à é ù ì ò ñ', of('gsm7', 1)],
    ['is UCS-2 for one letter that it has not', 'đ', of('ucs2', 1)],
    ['holds 70 letters with an accent among them', `${'a'.repeat(69)}ả`, of('ucs2', 1)],
    ['is two from 71, of 67 each', `${'a'.repeat(70)}ả`, of('ucs2', 2)],
    ['is three from 135', `${'a'.repeat(134)}ả`, of('ucs2', 3)],
    ['counts a letter beyond the first plane twice', '😀'.repeat(35), of('ucs2', 1)],
    ['does not cut such a letter in two', '😀'.repeat(67), of('ucs2', 3)],
  ];
  for (const [what, text, expected] of cases) test(what, () => assert.deepEqual(segmentsOf(text), expected));

  test('loses its accents and nothing else', () => {
    assert.equal(
      withoutAccents('Hồ sơ đã được tiếp nhận – “Nà Lúa”, Điện Biên'),
      'Ho so da duoc tiep nhan - "Na Lua", Dien Bien',
    );
    const vietnamese =
      'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ';
    const letter = fc.constantFrom(...vietnamese, ...vietnamese.toUpperCase(), ' ', '.', '0');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 160 }), (text) => {
        assert.deepEqual(segmentsOf(withoutAccents(text)), of('gsm7', 1));
      }),
    );
  });
});
