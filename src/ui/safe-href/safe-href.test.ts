import assert from 'node:assert/strict';
import test from 'node:test';
import { safeHref } from './safe-href.ts';

test('addresses that only lead somewhere pass unchanged', () => {
  for (const href of [
    '/ho-so?x=1',
    '?page=2',
    '#name',
    'a/b',
    'https://example.vn',
    'mailto:a@b.vn',
    'tel:0215',
  ]) {
    assert.equal(safeHref(href), href);
  }
});

test('addresses that would run something are dropped, however they are disguised', () => {
  const disguised = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
  ];
  for (const href of [...disguised, 'data:text/html,x', 'vbscript:x', 'blob:https://a/1', 'https://']) {
    assert.equal(safeHref(href), undefined, href);
  }
  assert.equal(safeHref(undefined), undefined);
});
