import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, compileLiveRules, presentStage } from './index.ts';
import { readSource } from './read-source.ts';
import { today } from './testing/library-card.ts';

const written = `
id: loan
version: 1
title: Mượn sách
stages:
  - id: what
    title: Mượn gì
    fields:
      - { name: place, kind: choice, label: Đọc ở đâu, options: { here: Tại chỗ, home: Về nhà } }
      - { name: days, kind: number, label: Số ngày, when: { place: home } }
      - { kind: note, label: Nhớ trả đúng hạn., when: { place: home } }
      - name: books
        kind: table
        label: Sách
        fields:
          - { name: rare, kind: yesNo, label: Sách quý }
          - { name: reason, kind: text, label: Lý do, when: { rare: true } }
      - { name: fee, kind: computed, label: Phí, value: 5000 * count(books) + if days = null then 0 else 1000 * days }
  - id: deposit
    title: Đặt cọc
    when: days > 7
    fields: [{ name: deposit, kind: money, label: Tiền đặt cọc }]
`;
const form = compileForm(written);
const rules = compileLiveRules(readSource(written));
const setting = { today, locale: 'vi' as const };
const settle = (posted: Record<string, string>) =>
  rules.settle(['what'], Object.entries(posted), {}, setting);

test('the rules beside the person show what the server would show', () => {
  const posted = { place: 'home', days: '10', books: '2', 'books.0.rare': 'yes', 'books.1.rare': 'no' };
  const state = settle(posted);
  assert.deepEqual([...state.shown], ['days', '#2', 'books.0.reason']);
  assert.equal(state.outputs.get('fee'), '20.000');
  assert.deepEqual([...state.stages], ['what', 'deposit']);
});

test('an answer to a question that is not asked any more is seen by no rule', () => {
  const state = settle({ place: 'here', days: '10', books: '0' });
  assert.deepEqual([...state.shown], []);
  assert.equal(state.outputs.get('fee'), '0');
  assert.deepEqual([...state.stages], ['what']);
});

test('a live page carries what waits unseen under the same keys; a plain one leaves it out', () => {
  const answers = { place: 'here', books: [{ rare: true }] };
  const live = presentStage(form, 'what', answers, [], 'vi', { today, isLive: true });
  const waiting = live.fields.filter(({ when }) => when?.isLatent).map(({ when }) => when!.key);
  assert.deepEqual(waiting, ['days', '#2']);
  const table = live.fields.find(({ control }) => control === 'table')!;
  assert.deepEqual(table.control === 'table' && table.rows[0]!.map(({ when }) => when), [
    undefined,
    { key: 'books.0.reason', isLatent: false },
  ]);
  const plain = presentStage(form, 'what', answers, [], 'vi', { today });
  assert.equal(plain.fields.length, live.fields.length - 2);
});
