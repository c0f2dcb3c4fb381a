import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyAction,
  compileForm,
  nextStage,
  prefill,
  presentStage,
  previousStage,
  reachableStages,
  readAction,
  startAnswers,
} from './index.ts';
import { libraryCard, today } from './testing/library-card.ts';

const loan = compileForm(`
id: loan
version: 1
title: Mượn sách
stages:
  - id: what
    title: Mượn gì
    fields:
      - { name: place, kind: choice, label: Đọc ở đâu, options: { here: Tại chỗ, home: Về nhà }, default: here }
      - { name: days, kind: number, label: Số ngày, when: { place: home }, default: 14 }
  - id: deposit
    title: Đặt cọc
    when: days > 7
    fields:
      - { name: deposit, kind: money, label: Tiền đặt cọc, required: true }
  - id: who
    title: Ai mượn
    fields:
      - { name: reader, kind: group, label: Người mượn, prefill: account.person, fields: [ { name: fullName, kind: personName, label: Họ và tên }, { name: born, kind: date, label: Ngày sinh } ] }
      - { name: phone, kind: phone, label: Điện thoại, prefill: [register.phone, account.phone] }
      - { name: books, kind: table, label: Sách, minRows: 1, maxRows: 2, fields: [ { name: title, kind: text, label: Tên sách } ] }
`);
const ids = (stages: readonly { id: string }[]) => stages.map(({ id }) => id);

test('the answers decide which stages are reached', () => {
  assert.deepEqual(ids(reachableStages(loan, {}, today)), ['what', 'who']);
  assert.deepEqual(ids(reachableStages(loan, { place: 'home', days: 10 }, today)), [
    'what',
    'deposit',
    'who',
  ]);
  // Days are not asked of one who reads at the library, so they lead nowhere.
  assert.deepEqual(ids(reachableStages(loan, { place: 'here', days: 10 }, today)), ['what', 'who']);
});

test('next and previous skip the stages not reached', () => {
  assert.equal(nextStage(loan, 'what', { place: 'here' }, today)?.id, 'who');
  assert.equal(nextStage(loan, 'what', { place: 'home', days: 10 }, today)?.id, 'deposit');
  assert.equal(previousStage(loan, 'who', {}, today)?.id, 'what');
  assert.equal(nextStage(loan, 'who', {}, today), undefined);
});

test('a stage not reached cannot be shown', () => {
  assert.throws(() => presentStage(loan, 'deposit', {}, [], 'vi', { today }), { code: 'not-found' });
  assert.throws(() => presentStage(loan, 'nowhere', {}, [], 'vi', { today }), { code: 'not-found' });
});

test('a new form begins with its defaults and its least rows', () => {
  assert.deepEqual(startAnswers(loan), { place: 'here', days: 14, books: [{}] });
});

test('a table takes no more rows than it may have', () => {
  const full = { books: [{ title: 'A' }, { title: 'B' }] };
  assert.deepEqual(applyAction(loan, full, { kind: 'add', path: 'books' }), full);
  assert.deepEqual(applyAction(loan, full, { kind: 'remove', path: 'books.0' }), { books: [{ title: 'B' }] });
  assert.deepEqual(applyAction(loan, full, { kind: 'remove', path: 'nothing.0' }), full);
});

test('an unknown button means to go on', () => {
  assert.deepEqual(readAction({ action: 'explode' }), { kind: 'continue' });
  assert.deepEqual(readAction({}), { kind: 'continue' });
  assert.deepEqual(readAction({ action: 'add books' }), { kind: 'add', path: 'books' });
});

test('registers fill what is unanswered, in order of preference, and say where it came from', () => {
  const account = {
    label: 'Tài khoản của bạn',
    asOf: '2026-03-12',
    values: { phone: '+84912345678', person: { fullName: 'Lò Thị Lan', born: '16/05/1990', secret: 'x' } },
  };
  const filled = prefill(loan, { place: 'here' }, { account });
  assert.deepEqual(filled.answers, {
    place: 'here',
    phone: '0912345678',
    reader: { fullName: 'Lò Thị Lan', born: '1990-05-16' },
  });
  assert.deepEqual(Object.keys(filled.provenance), ['/reader/fullName', '/reader/born', '/phone']);
  const typed = prefill(loan, { phone: '0999999999' }, { account });
  assert.equal(typed.answers['phone'], '0999999999');
  assert.equal(typed.provenance['/phone'], undefined);
});

test('a source named like a part of every object brings nothing', () => {
  const sneaky = { account: { label: 'X', asOf: '2026-01-01', values: {} } };
  assert.deepEqual(prefill(libraryCard, {}, sneaky).answers, {});
});
