import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

test('every example of the README gives what it says', async () => {
  const code = [...readme.matchAll(/```ts\n(.*?)```/gs)].map((block) => block[1]).join('\n');
  const example = /^(\S.*); \/\/ → (.+)$/gm;
  const promised = [...code.matchAll(example)].map((line) => line[2]!);
  const recording = code
    .replace(example, (_line, expression: string) => `given.push(String(${expression}));`)
    .replaceAll('#engines/working-time/index.ts', new URL('./index.ts', import.meta.url).href);
  const source = stripTypeScriptTypes(`export const given: string[] = [];\n${recording}`);
  const { given } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  assert.deepEqual(given, promised);
  assert.ok(promised.length >= 15);
});
