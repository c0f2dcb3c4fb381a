import assert from 'node:assert/strict';
import test from 'node:test';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages fill in the same blanks', () => {
  for (const key of Object.keys(vi) as (keyof typeof vi)[]) {
    assert.deepEqual(params(en[key]), params(vi[key]), key);
  }
});
