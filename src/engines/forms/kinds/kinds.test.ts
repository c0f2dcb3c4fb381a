import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDate, writeDate } from './date.ts';
import { isTaxCode, parseIdentityNumber } from './identity-number.ts';
import { readNumber } from './number.ts';
import { phone } from './text.ts';

test('a date is read in whatever manner it is typed', () => {
  for (const typed of [
    '16/5/1990',
    '16/05/1990',
    '16-05-1990',
    '16.5.1990',
    '16 5 1990',
    '16051990',
    '1990-05-16',
    ' 16 / 05 / 1990 ',
  ]) {
    assert.equal(readDate(typed, false), '1990-05-16', typed);
  }
});

test('what is no date stays as typed', () => {
  for (const typed of ['31/02/2020', '29/2/2023', '00/01/2020', '1/1/20', 'hôm qua', '1990', '5/1990']) {
    assert.equal(readDate(typed, false), typed);
  }
});

test('a partial date may be a year or a month', () => {
  assert.equal(readDate('1960', true), '1960');
  assert.equal(readDate('5/1960', true), '1960-05');
  assert.equal(writeDate('1960-05'), '05/1960');
});

test('every day from 1900 to 2100 is read as it is written, as Temporal has it', () => {
  const first = Temporal.PlainDate.from('1900-01-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
      const iso = first.add({ days }).toString();
      return readDate(writeDate(iso), false) === iso;
    }),
  );
});

test('numbers are read as Vietnamese write them', () => {
  const cases: readonly [string, number, number | string][] = [
    ['1.234.567', 0, 1_234_567],
    ['1,234,567', 0, 1_234_567],
    ['1 234 567', 0, 1_234_567],
    ['1.500', 0, 1500],
    ['2,5', 1, 2.5],
    ['2.5', 1, 2.5],
    ['1.234,56', 2, 1234.56],
    ['1,500', 3, 1.5],
    ['-3', 0, -3],
    ['007', 0, 7],
    ['mười', 0, 'mười'],
    ['1.23.4', 0, '1.23.4'],
    ['99999999999999999999', 0, '99999999999999999999'],
  ];
  for (const [typed, decimals, expected] of cases) assert.equal(readNumber(typed, decimals), expected, typed);
});

test('phones are one form, whichever way they begin', () => {
  for (const typed of [
    '0912345678',
    '+84912345678',
    '+84 912 345 678',
    '0912.345.678',
    '0084912345678',
    '(0912) 345 678',
  ]) {
    assert.equal(phone.read([typed], undefined as never), '0912345678', typed);
  }
  assert.equal(phone.read(['12'], undefined as never), '12');
});

test('an identity number tells sex, year and where the birth was registered', () => {
  assert.deepEqual(parseIdentityNumber('011190001234'), {
    registeredAt: '011',
    sex: 'female',
    birthYear: 1990,
  });
  assert.deepEqual(parseIdentityNumber('001205012345'), {
    registeredAt: '001',
    sex: 'male',
    birthYear: 2005,
  });
  assert.equal(parseIdentityNumber('000205012345'), undefined);
});

test('a tax code is checked by its last digit', () => {
  // Vinamilk, Viettel: published codes of two firms everyone knows.
  for (const code of ['0300588569', '0100109106', '0100109106-001']) assert.ok(isTaxCode(code), code);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const changed = [...'0300588569']
        .map((digit, place) => (place === at ? (Number(digit) + by) % 10 : digit))
        .join('');
      // Weights and the modulus share no factor but 11: one wrong digit is nearly always seen.
      return !isTaxCode(changed) || changed === '0300588569';
    }),
  );
});
