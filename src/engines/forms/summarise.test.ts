import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from './index.ts';
import { mask } from './summarise.ts';
import { lan, libraryCard, lists, today } from './testing/library-card.ts';

const rowsOf = (isMasked: boolean) =>
  summarise(libraryCard, lan, 'vi', { today, lists, isMasked }).flatMap(({ rows }) => rows);

test('all answers are told in words, rows by their number', () => {
  const told = rowsOf(false).map(({ label, text }) => `${label}: ${text}`);
  assert.deepEqual(told, [
    'Họ và tên: Lò Thị Lan',
    'Ngày sinh: 16/05/1990',
    'Số định danh cá nhân: 011190001234',
    'Nhận thẻ: Qua bưu điện',
    'Nơi nhận: ',
    'Người đọc cùng thẻ: ',
    'Lệ phí (đồng): 20.000',
    'Tôi đồng ý với nội quy thư viện: Có',
  ]);
  const companions = rowsOf(false).find(({ name }) => name === 'companions')!;
  assert.deepEqual(
    companions.rows.map(({ label }) => label),
    ['Người đọc 1', 'Người đọc 2'],
  );
  assert.deepEqual(
    companions.rows[0]!.rows.map(({ text }) => text),
    ['Lò Văn An', '3'],
  );
});

test("an address is told by its units' names", () => {
  const address = rowsOf(false).find(({ name }) => name === 'address')!;
  assert.deepEqual(
    address.rows.map(({ text }) => text),
    ['Điện Biên', 'Phường Điện Biên Phủ', 'Tổ dân phố 5'],
  );
});

test('masked, a person can be recognised but not copied', () => {
  const masked = rowsOf(true);
  assert.equal(masked[0]!.text, 'L•• T•• L••');
  assert.equal(masked[2]!.text, '•••••••••234');
  assert.equal(masked[3]!.text, 'Qua bưu điện');
  assert.doesNotMatch(JSON.stringify(masked), /Phủ|Lò Văn An|01119/);
});

test('a short number shows none of its digits', () => assert.equal(mask('113'), '•••'));
