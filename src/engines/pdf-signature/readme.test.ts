import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('the example of the README is example.ts, and its signature is valid', async () => {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  assert.ok(read('README.md').includes(`\`\`\`ts\n${read('example.ts')}\`\`\``));
  const { report } = await import('./example.ts');
  assert.deepEqual([report?.signerName, report?.isValid], ['Trần Thị Mai', true]);
});
