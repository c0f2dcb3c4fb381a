import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, reachOf } from './index.ts';
import { today } from './testing/library-card.ts';

const form = compileForm(`
id: loan
version: 1
title: Mượn sách
stages:
  - id: what
    title: Mượn gì
    fields:
      - { name: born, kind: date, label: Ngày sinh }
      - { name: place, kind: choice, label: Đọc ở đâu, options: { here: Tại chỗ, home: Về nhà, post: Gửi bưu điện } }
      - { name: days, kind: number, label: Số ngày, when: { place: [home, post] } }
      - { name: guardian, kind: personName, label: Người giám hộ, when: 'born > today - duration("P14Y")' }
      - name: books
        kind: table
        label: Sách
        fields:
          - { name: rare, kind: yesNo, label: Sách quý }
          - { name: reason, kind: text, label: Lý do, when: { rare: true } }
  - id: deposit
    title: Đặt cọc
    when: days > 7
    fields:
      - { name: deposit, kind: money, label: Tiền đặt cọc }
      - { name: receipt, kind: file, label: Biên lai, when: deposit > 1000000 and place = "post" }
  - id: never
    title: Không bao giờ
    when: { place: abroad }
    fields: [{ name: visa, kind: text, label: Thị thực }]
`);
const reaches = reachOf(form, today);
const waysTo = (path: string) => reaches.find((reach) => reach.path === path)!.ways.map(({ given }) => given);

test('what is always asked needs no answer, and is listed only where it is a page', () => {
  assert.deepEqual(waysTo('what'), [{}]);
  assert.deepEqual(
    reaches.map(({ path }) => path),
    ['what', 'days', 'guardian', 'books.reason', 'deposit', 'receipt', 'never'],
  );
});

test('the answers that lead to a field are the fewest, each way told once', () => {
  assert.deepEqual(waysTo('days'), [{ place: 'home' }, { place: 'post' }]);
  const [way] = reaches.find(({ path }) => path === 'books.reason')!.ways;
  assert.deepEqual(way, { given: { 'books.rare': true }, answers: { books: [{ rare: true }] } });
});

test('an answer that is itself asked only sometimes brings what leads to it', () => {
  assert.deepEqual(waysTo('deposit'), [
    { place: 'home', days: 8 },
    { place: 'post', days: 8 },
  ]);
  assert.deepEqual(waysTo('receipt'), [{ deposit: 1_000_001, place: 'post', days: 8 }]);
});

test('both sides of a date’s edge are tried', () => {
  const [way] = waysTo('guardian');
  assert.ok(String(way!['born']) > today.subtract({ years: 14 }).toString());
});

test('a page that nothing leads to is told apart from one that was not tried to the end', () => {
  const never = reaches.find(({ path }) => path === 'never')!;
  assert.deepEqual([never.ways, never.isExhausted], [[], true]);
});
