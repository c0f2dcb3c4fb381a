import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as engine from './index.ts';
import { libraryCardYaml } from './testing/library-card.ts';

test('the examples of the README run', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  const example = /```js\n([\s\S]*?)```/.exec(readme)![1]!;
  const given = { ...engine, assert, source: libraryCardYaml };
  new Function(...Object.keys(given), example)(...Object.values(given));
});
