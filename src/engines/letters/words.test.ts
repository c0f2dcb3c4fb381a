import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createLetterPress } from './index.ts';
import { pdfText, poppler } from './poppler.ts';

const press = createLetterPress({ templatesRoots: [] });
after(() => press.close());

const inWords: readonly (readonly [number, string])[] = [
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [25, 'hai mươi lăm'],
  [30, 'ba mươi'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [1900, 'một nghìn chín trăm'],
  [1941, 'một nghìn chín trăm bốn mươi mốt'],
  [2000, 'hai nghìn'],
  [2005, 'hai nghìn không trăm linh năm'],
  [2026, 'hai nghìn không trăm hai mươi sáu'],
];

test('numbers and dates are spelled as certificates ask', { skip: poppler.missing }, async () => {
  const source = `#import "/letters/library.typ": *
#for n in letter-data.numbers [#n: #number-in-words(n).\\ ]
#date-in-words("2026-04-01").`;
  const data = { numbers: inWords.map(([n]) => n) };
  const createdAt = Temporal.Instant.from('2026-09-01T00:00:00Z');
  const lines = pdfText(await press.render({ source }, data, { createdAt }))
    .trim()
    .split('\n');
  assert.deepEqual(lines, [
    ...inWords.map(([n, words]) => `${n}: ${words}.`),
    'Ngày một, tháng tư, năm hai nghìn không trăm hai mươi sáu.',
  ]);
});
