// Every letter of every pack: its example, printed, must read as the text kept beside it.
// `MUONG_UPDATE_EXAMPLES=1` rewrites those texts; read the difference before committing it.
import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { createLetterPress } from './index.ts';
import { pdfText, poppler } from './poppler.ts';

const examples = globSync('packs/*/letters/*.example.yaml').sort();
const presses = new Map(
  [...new Set(examples.map((path) => dirname(path)))].map((folder) => [
    folder,
    createLetterPress({ templatesRoots: [folder, 'packs/national/letters'] }),
  ]),
);
after(() => Promise.all([...presses.values()].map((press) => press.close())));

test('the national pack has the seven letters of Circular 03/2025/TT-VPCP and a result', () => {
  const national = examples.filter((path) => path.includes('/national/')).map((path) => letterOf(path));
  for (const letter of [
    'acknowledgement',
    'supplement-request',
    'refusal',
    'apology',
    'stop-notice',
    'control-sheet',
    'register',
    'result',
  ]) {
    assert.ok(national.includes(letter), letter);
  }
});

for (const path of examples) {
  test(`${path} reads as kept`, { skip: poppler.missing }, async () => {
    const press = presses.get(dirname(path))!;
    const pdf = await press.render(letterOf(path), parse(readFileSync(path, 'utf8')), {
      createdAt: Temporal.Instant.from('2026-09-02T01:20:00Z'),
    });
    const kept = path.replace(/\.yaml$/, '.txt');
    if (process.env['MUONG_UPDATE_EXAMPLES']) writeFileSync(kept, pdfText(pdf));
    assert.equal(pdfText(pdf), readFileSync(kept, 'utf8'));
  });
}

function letterOf(path: string): string {
  return basename(path, '.example.yaml');
}
