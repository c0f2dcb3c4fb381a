import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareForms, compileForm } from './index.ts';

const first = compileForm(`
id: card
version: 1
title: Thẻ thư viện
stages:
  - id: reader
    title: Người đọc
    fields:
      - { name: fullName, kind: personName, label: Họ và tên, required: true }
      - { name: tel, kind: phone, label: Điện thoại }
      - { name: nickname, kind: text, label: Tên thường gọi }
      - { name: books, kind: table, label: Sách, fields: [{ name: title, kind: text, label: Tên sách }] }
rules:
  - { id: tel-or-name, check: tel != null, field: tel, message: Nhập số điện thoại. }
`);
const second = compileForm(
  `
id: card
version: 2
title: Thẻ thư viện
stages:
  - id: reader
    title: Bạn đọc
    fields:
      - { name: fullName, kind: personName, label: Họ, chữ đệm và tên, required: true }
      - { name: phone, kind: phone, label: Điện thoại, was: tel }
      - name: books
        kind: table
        label: Sách
        fields:
          - { name: title, kind: text, label: Tên sách }
          - { name: count, kind: number, label: Số bản, min: 1 }
  - id: card
    title: Thẻ
    fields: [{ name: agreed, kind: consent, label: Đồng ý }]
`.replace('label: Họ, chữ đệm và tên', 'label: "Họ, chữ đệm và tên"'),
);

const changes = compareForms(first, second);
const told = (about: string) =>
  changes.filter((change) => change.about === about).map(({ kind, path }) => `${kind} ${path}`);

test('pages, fields and rules that came, went or say otherwise are told in the order of the newer form', () => {
  assert.deepEqual(told('stage'), ['changed reader', 'added card']);
  assert.deepEqual(told('rule'), ['removed tel-or-name']);
  assert.deepEqual(told('field').slice(-2), ['added agreed', 'removed nickname']);
  assert.ok(told('field').includes('added books.count'));
});

test('a renamed field is one field, and words that differ are given before and after', () => {
  const phone = changes.find(({ path }) => path === 'phone')!;
  assert.ok(phone.kind === 'changed' && phone.renamedFrom === 'tel');
  const fullName = changes.find(({ path }) => path === 'fullName')!;
  assert.deepEqual(fullName.kind === 'changed' && fullName.words.find(({ key }) => key === 'label'), {
    key: 'label',
    before: 'Họ và tên',
    after: 'Họ, chữ đệm và tên',
  });
});

test('a form compared with itself differs in nothing', () => {
  assert.deepEqual(compareForms(second, second), []);
});
