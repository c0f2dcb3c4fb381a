import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as engine from './index.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code!);

test('the examples of the README, one after another, do what they say', async () => {
  assert.ok(blocks.length >= 8);
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...args: unknown[]) => Promise<void>;
  const names = Object.keys(engine);
  const run = new AsyncFunction('assert', ...names, blocks.join('\n'));
  await run(assert, ...Object.values(engine));
});
