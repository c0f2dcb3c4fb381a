import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { createLetterPress } from '#engines/letters/index.ts';
import {
  type ReadScan,
  readScan,
  readSheetText,
  type ScanPart,
  type Sheet,
  sheetText,
  splitPages,
} from './index.ts';
import { joinPages } from './join-pages.ts';
import { scanner, scanOf, spoilings } from './testing/scan-of.ts';

const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());
const createdAt = Temporal.Instant.from('2026-11-25T02:00:00Z');

/** The sheet as desks print it. */
const printed = (...sheets: Sheet[]) =>
  press.render(
    'cover-sheet',
    { sheets: sheets.map((sheet) => ({ heading: 'Giấy tờ', paper: 'thẻ', code: { qr: sheetText(sheet) } })) },
    { createdAt },
  );
const papers = (source: string) =>
  press.render({ source: `#set document(date: auto)\n${source}` }, {}, { createdAt });
const pdf = (bytes: Uint8Array) => ({ bytes, mediaType: 'application/pdf' });
const shape = ({ parts }: ReadScan) =>
  parts.map(({ sheet, pages }: ScanPart) => [sheet.subject, sheet.paper, pages]);

describe('a sheet', () => {
  test('reads as it was written, whatever it says', () => {
    const subjects = fc.stringMatching(/^[A-Z0-9./-]{1,60}$/);
    const sheets = fc
      .record(
        { subject: fc.option(subjects), paper: fc.option(fc.integer({ min: 1, max: 999 })) },
        { noNullPrototype: true },
      )
      .filter(({ subject, paper }) => subject !== null || paper !== null);
    fc.assert(fc.property(sheets, (sheet) => assert.deepEqual(readSheetText(sheetText(sheet)), sheet)));
  });

  for (const text of [
    '',
    'MUONG.1::',
    'MUONG.1:A1:0',
    'MUONG.1:a1:1',
    'https://example.vn/MUONG.1:A1:1',
    'MUONG.1:A1:1 ',
  ]) {
    test(`“${text}” is none`, () => assert.equal(readSheetText(text), undefined));
  }
});

describe('cutting at the sheets', () => {
  const anyone = { subject: null, paper: 2 };
  test('keeps every other page once and in order, and what comes before the first sheet', () => {
    const one = { subject: 'A', paper: 1 };
    const opening = { subject: 'B', paper: null };
    assert.deepEqual(
      splitPages([
        undefined,
        one,
        undefined,
        undefined,
        anyone,
        undefined,
        opening,
        undefined,
        anyone,
        undefined,
      ]),
      [
        { sheet: { subject: null, paper: null }, pages: [0] },
        { sheet: one, pages: [2, 3] },
        { sheet: { subject: 'A', paper: 2 }, pages: [5] },
        { sheet: opening, pages: [7] },
        { sheet: { subject: 'B', paper: 2 }, pages: [9] },
      ],
    );
  });

  test('loses no page and doubles none, however the sheets lie', () => {
    const sheet = fc.constantFrom(
      undefined,
      anyone,
      { subject: 'A', paper: 1 },
      { subject: 'B', paper: null },
    );
    fc.assert(
      fc.property(fc.array(sheet), (sheets) => {
        const pages = splitPages(sheets).flatMap((run) => run.pages);
        assert.deepEqual(
          pages,
          [...sheets.keys()].filter((page) => !sheets[page]),
        );
      }),
    );
  });
});

describe('a scanned batch', () => {
  for (const [spoiling, how] of Object.entries(spoilings)) {
    test(`${spoiling} is cut at its sheets`, scanner, async () => {
      const sheets = await printed({ subject: 'H99.102-261122-0001', paper: 1 }, { subject: null, paper: 2 });
      const [first, second] = scanOf(sheets, how);
      const [page] = scanOf(await papers('#set page(paper: "a4")\n#lorem(300)'), how);
      assert.deepEqual(shape(await readScan([first!, page!, second!, page!])), [
        ['H99.102-261122-0001', 1, [1]],
        ['H99.102-261122-0001', 2, [3]],
      ]);
    });
  }

  test('may be one PDF; its pages are taken over as they are, and the same cut is the same bytes', async () => {
    const joined = await joinPages([
      pdf(await printed({ subject: null, paper: 3 })),
      pdf(
        await papers(
          '#set page(paper: "a5")\nGiấy chứng sinh\n#pagebreak()\n#pagebreak(weak: false)\nTrang ba',
        ),
      ),
    ]);
    const batch = pdf(await joined.save());
    const [once, twice] = [
      await readScan([batch], { about: 'A1-7' }),
      await readScan([batch], { about: 'A1-7' }),
    ];
    assert.deepEqual(shape(once), [['A1-7', 3, [1, 2, 3]]]);
    assert.deepEqual(once.parts[0]!.pdf, twice.parts[0]!.pdf);
    assert.equal((await PDFDocument.load(once.parts[0]!.pdf)).getPageCount(), 3);
  });

  test('has its empty pages pointed out, grain and all, and kept', scanner, async () => {
    const source = '#set page(paper: "a5")\nĐơn\n#pagebreak()\n#pagebreak(weak: false)\n#v(1fr)\nký tên';
    const { parts } = await readScan(scanOf(await papers(source), spoilings['grainy and faded']));
    assert.deepEqual(parts[0]!.blankPages, [1]);
    assert.equal(parts[0]!.pages.length, 3);
  });

  const broken = { bytes: Buffer.from('%PDF-1.7 nothing'), mediaType: 'application/pdf' };
  const word = { bytes: Buffer.from('PK'), mediaType: 'application/msword' };
  for (const [what, file] of Object.entries({ 'that is broken': broken, 'of another kind': word })) {
    test(`with a file ${what} is refused, and says which file`, async () => {
      const whole = pdf(await papers('Đơn'));
      await assert.rejects(readScan([whole, file]), { name: 'ScanUnreadable', file: 1 });
    });
  }

  test('that takes too long is given up', async () => {
    await assert.rejects(readScan([pdf(await papers('Đơn'))], { timeoutMs: 1 }), { name: 'ScanUnreadable' });
  });
});
