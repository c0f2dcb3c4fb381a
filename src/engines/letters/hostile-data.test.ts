// What people type, and what people try, reaches paper without stopping a letter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { createLetterPress, type LetterError } from './index.ts';
import { readPages } from './layout/read-pages.ts';
import { rightOf } from './layout/seen-page.ts';
import { pdfText, poppler } from './poppler.ts';
import { startPressThreads } from './press-threads.ts';

const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');
const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());

const acknowledgement = parse(readFileSync('packs/national/letters/acknowledgement.example.yaml', 'utf8'));
const namedAfter = (name: string) => ({
  ...acknowledgement,
  applicant: { ...acknowledgement.applicant, name },
});

describe('a name', { skip: poppler.missing }, () => {
  const names: readonly (readonly [what: string, name: string, undrawn: readonly string[]])[] = [
    ['of four hundred letters without a space', 'Ớ'.repeat(400), []],
    ['in Arabic, written from the right', 'محمد Lò', [...'محد']],
    ['with marks that turn the direction', 'Lò\u202E Thị\u2066', ['\u202E', '\u2066']],
    ['of emoji joined together', 'Lan 👩‍👩‍👧', ['👩', '\u200D', '👧']],
    ['with control characters', 'Lan\u0000\u001B[31m\u0085', ['\u0000', '\u001B', '\u0085']],
    ['with every kind of space', 'Lan\u00A0\u1680\u2003\u2028\u2029\u202F\u3000\uFEFFx', []],
    ['with marks on nothing', '\u0323\u0301\u0309\u0303', []],
    ['with two hundred lines', 'Lan\n'.repeat(200), []],
  ];
  for (const [what, name, undrawn] of names) {
    test(what, async () => {
      const letter = await press.print('acknowledgement', namedAfter(name), { createdAt });
      assert.deepEqual(new Set(letter.undrawn), new Set(undrawn));
      assert.match(pdfText(letter.pdf), /Người nộp|NGƯỜI NỘP/);
      const [page] = await readPages(letter.pdf);
      const beyond = page!.lines.filter((line) => rightOf(line) > page!.width - 20);
      assert.deepEqual(
        beyond.map(({ text }) => text),
        [],
      );
    });
  }

  test('longer than a line is all there', async () => {
    const name = 'Đặngthịngọcánh'.repeat(12);
    const text = pdfText(await press.render('acknowledgement', namedAfter(name), { createdAt }));
    assert.ok(text.replace(/[\s\u200b]/g, '').includes(name));
  });
});

test('data too large are refused before they are printed', async () => {
  const flood = press.render('acknowledgement', namedAfter('a '.repeat(5_000_000)), { createdAt });
  await assert.rejects(flood, (error: LetterError) => error.code === 'data-too-large');
});

test('a template that does not end is given up, and the next letter is printed', async () => {
  const hasty = createLetterPress({ templatesRoots: ['packs/national/letters'], timeoutMs: 1500 });
  const endless = '#for a in range(9000) { for b in range(900) { let c = a * b } }';
  await assert.rejects(
    hasty.render({ source: endless }, {}, { createdAt }),
    (error: LetterError) => error.code === 'took-too-long',
  );
  const source = '#set document(date: auto)\nLan';
  assert.ok((await hasty.render({ source }, {}, { createdAt })).length > 1000);
  await hasty.close();
});

test('a thread that dies takes only its own letter with it', async () => {
  const threads = startPressThreads({ concurrency: 1, queueLimit: 10, timeoutMs: 60_000 });
  const job = {
    source: '#set document(date: auto)\nLan',
    data: '{}',
    files: {},
    createdAtSeconds: 1,
    isArchival: true,
  };
  // Not what the types allow: the thread trips over it outside all care.
  const deadly = threads.run({ ...job, files: { none: undefined as unknown as Uint8Array } });
  const next = threads.run(job);
  await assert.rejects(deadly, (error: LetterError) => error.code === 'template-broken');
  assert.equal((await next).pages, 1);
  await threads.close();
});

test('letter after letter takes no more memory', async () => {
  const print = async (from: number, count: number) => {
    for (let n = from; n < from + count; n++) {
      await press.render('acknowledgement', namedAfter(`Lò Thị Lan ${n}`), { createdAt });
    }
    return process.memoryUsage.rss() / 1e6;
  };
  const before = await print(0, 40);
  const grown = (await print(40, 100)) - before;
  // A letter that were kept would be a megabyte and a half.
  assert.ok(grown < 100, `${Math.round(grown)} MB`);
});
