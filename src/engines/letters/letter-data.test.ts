import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterData } from './letter-data.ts';

test('names typed in decomposed letters arrive composed', () => {
  assert.equal(letterData('Nguyễn Thị Ngọc Ánh'.normalize('NFD')), 'Nguyễn Thị Ngọc Ánh'.normalize('NFC'));
});

test('every letter of the peoples of the North-West is kept', () => {
  const names =
    'Lò Văn Pâng, Giàng A Sử, Vàng Thị Mỷ, Khoàng Há Xừ, Pờ Ché Sò, H’Mông, Ê Đê “Đắk Lắk” – 1.000 ₫ ½';
  assert.equal(letterData(names), names);
});

test('what cannot be drawn is a box, one for each character', () => {
  assert.equal(letterData('漢😀ก\u0007\u202E\uD800'), '□□□□□□');
});

test('dates of Temporal become their text, at any depth', () => {
  const on = Temporal.PlainDate.from('2026-09-02');
  assert.deepEqual(letterData({ list: [{ on }], sets: 1, note: null }), {
    list: [{ on: '2026-09-02' }],
    sets: 1,
    note: null,
  });
});

test('a code to scan keeps its text and gains its picture', () => {
  const { lookup } = letterData({ lookup: { qr: 'https://a.vn/1' } }) as {
    lookup: { qr: string; svg: string };
  };
  assert.equal(lookup.qr, 'https://a.vn/1');
  assert.match(lookup.svg, /^<svg /);
});
