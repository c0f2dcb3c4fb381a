import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pdfText, poppler } from './poppler.ts';

test('the example of the README is example.ts, and it prints', { skip: poppler.missing }, async () => {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  assert.ok(read('README.md').includes(`\`\`\`ts\n${read('example.ts')}\`\`\``));
  const { pdf } = await import('./example.ts');
  assert.match(pdfText(pdf), /Bạn đọc: Lò Thị Lan/);
});
