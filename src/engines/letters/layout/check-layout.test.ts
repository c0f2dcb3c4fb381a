import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { degrees, PDFDocument, type PDFEmbeddedPage, type PDFPage } from '@cantoo/pdf-lib';
import { parse } from 'yaml';
import { documentData } from '../document/document-data.ts';
import { createLetterPress } from '../index.ts';
import { documentExamples, documentTypes, exampleData } from '../testing/document-examples.ts';
import { type Alteration, drawAltered, layoutRules } from '../testing/layout-fixtures.ts';
import { checkPdfLayout } from './check-layout.ts';
import { type FindingCode, findingCodes } from './finding.ts';
import { inForceOn } from './layout-rules.ts';
import type { LayoutUnreadable } from './layout-unreadable.ts';

const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());
const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');
const check = (pdf: Uint8Array) => checkPdfLayout(pdf, layoutRules, documentTypes.types);

describe('nothing is found', () => {
  for (const { type, document } of documentExamples) {
    test(`in our own ${type.name}`, async () => {
      const report = await check(await press.render('document', documentData(type, document), { createdAt }));
      assert.equal(report.type?.code, type.code);
      assert.deepEqual(report.findings, []);
    });
  }

  for (const letter of ['result', 'apology', 'stop-notice']) {
    test(`in our own letter “${letter}”`, async () => {
      const data = parse(readFileSync(`packs/national/letters/${letter}.example.yaml`, 'utf8'));
      assert.deepEqual((await check(await press.render(letter, data, { createdAt }))).findings, []);
    });
  }
});

const nationalTitle = '"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"';
const bodyText = (settings: string) =>
  `#let body-text(size: 13, body) = { set text(14pt); set par(${settings}); body }`;
const longContent = Array.from({ length: 60 }, () => 'Các xã báo cáo kết quả thực hiện.');

const altered: readonly (readonly [wrong: string, string, Alteration, readonly FindingCode[]])[] = [
  [
    'a sheet of another size',
    'decision',
    { typst: '#set page(paper: "us-letter")' },
    ['page-size', 'page-size'],
  ],
  ['a narrow left margin', 'report', { typst: '#set page(margin: (left: 20mm))' }, ['margin-left']],
  ['a wide left margin', 'decision', { typst: '#set page(margin: (left: 40mm))' }, ['margin-left']],
  ['a narrow right margin', 'decision', { typst: '#set page(margin: (right: 10mm))' }, ['margin-right']],
  ['a narrow top margin', 'notice', { typst: '#set page(margin: (top: 12mm))' }, ['margin-top']],
  [
    'a narrow bottom margin',
    'option',
    { typst: '#set page(margin: (bottom: 10mm))', document: { content: longContent } },
    ['margin-bottom'],
  ],
  ['another font', 'report', { typst: '#set text(font: "New Computer Modern")' }, ['font-family']],
  ['blue letters', 'report', { typst: '#show "Kết quả tiếp nhận": set text(fill: blue)' }, ['text-colour']],
  [
    'no number on the second page',
    'regulation',
    { typst: '#set page(header: none)' },
    ['page-number-missing'],
  ],
  [
    'a number on the first page',
    'report',
    { typst: '#set page(header: align(center)[1])' },
    ['page-number-first'],
  ],
  [
    'a page number at the foot',
    'regulation',
    { typst: '#set page(header: none, footer: context if here().page() > 1 { align(center)[2] })' },
    ['page-number-place'],
  ],
  ['no national title', 'report', { typst: `#show ${nationalTitle}: []` }, ['part-missing']],
  ['a national title misspelt', 'report', { typst: '#show "CHỦ NGHĨA": "CHŨ NGHĨA"' }, ['wording']],
  ['a large national title', 'report', { typst: `#show ${nationalTitle}: set text(14.5pt)` }, ['size']],
  [
    'a thin national title',
    'report',
    { typst: `#show ${nationalTitle}: set text(weight: "regular")` },
    ['bold'],
  ],
  ['a motto without spaces', 'report', { typst: '#show "Độc lập - Tự do": "Độc lập-Tự do"' }, ['wording']],
  [
    'no lines drawn',
    'report',
    { typst: '#show line: none' },
    ['line-beneath', 'line-beneath', 'line-beneath'],
  ],
  [
    'a short line under the motto',
    'report',
    {
      typst:
        '#let national-title = { set text(weight: "bold"); text(12pt)[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]; linebreak(); ruled(share: 30%)[Độc lập - Tự do - Hạnh phúc] }\n#let head(agency, number: none, subject: none, place: none, date: none, marks: none) = align(center, grid(columns: (1fr, auto), gutter: 0.75em, agency-name(agency), national-title, [Số: #number], emph[#place, #long-date(date)]))',
    },
    ['line-beneath'],
  ],
  [
    'an agency in small letters',
    'report',
    { typst: '#show "HÀNH CHÍNH CÔNG": "Hành chính công"' },
    ['capitals'],
  ],
  [
    'the national title at the left',
    'report',
    {
      typst:
        '#let head(agency, number: none, subject: none, place: none, date: none, marks: none) = { national-title; agency-name(agency); grid(columns: (1fr, 1fr), [Số: #number], align(right, emph[#place, #long-date(date)])) }',
    },
    ['side'],
  ],
  ['a number of one digit', 'decision', { document: { number: '7/QĐ-UBND' } }, ['number-form']],
  ['spaces in the notation', 'decision', { data: { number: '412/QĐ - UBND' } }, ['number-form']],
  ['the notation of another type', 'decision', { data: { number: '412/KH-UBND' } }, ['number-type']],
  ['no number', 'report', { without: 'number' }, ['part-missing']],
  [
    'a month without its zero',
    'decision',
    { typst: '#show "tháng 01 năm 2026": "tháng 1 năm 2026"', document: { grounds: [], appendices: [] } },
    ['date-form'],
  ],
  [
    'an upright date',
    'report',
    { typst: '#show regex("Điện Biên, ngày .*2026"): set text(style: "italic")' },
    ['italic'],
  ],
  [
    'a date lower than the number',
    'report',
    { typst: '#show regex("Điện Biên, ngày .*2026"): it => move(dy: 9pt, it)' },
    ['date-row'],
  ],
  ['no date', 'report', { without: 'place' }, ['part-missing']],
  ['a title in small letters', 'report', { template: ['upper(type.name)', 'type.name'] }, ['capitals']],
  ['a title at the left', 'report', { typst: '#show heading.where(level: 1): set align(left)' }, ['centred']],
  ['no summary', 'report', { without: 'summary' }, ['part-missing']],
  [
    'a letter’s summary in capitals',
    'officialLetter',
    { document: { summary: 'Báo cáo kết quả' } },
    ['letter-summary'],
  ],
  ['a letter to nobody', 'officialLetter', { without: 'addressees' }, ['part-missing']],
  [
    'a list without semicolons',
    'officialLetter',
    { typst: '#show "ngành tỉnh;": "ngành tỉnh"' },
    ['list-ends'],
  ],
  ['small text', 'report', { template: ['body-text(size: 14,', 'body-text(size: 11,'] }, ['body-size']],
  [
    'no indents',
    'directive',
    { typst: bodyText('justify: true, leading: 0.62em, spacing: 1.1em') },
    ['indent'],
  ],
  [
    'lines far apart',
    'directive',
    {
      typst: bodyText(
        'justify: true, first-line-indent: (amount: 1cm, all: true), leading: 1.5em, spacing: 2em',
      ),
    },
    ['line-spacing'],
  ],
  [
    'ragged lines',
    'decision',
    {
      typst: bodyText(
        'justify: false, first-line-indent: (amount: 1cm, all: true), leading: 0.62em, spacing: 1.1em',
      ),
    },
    ['justified'],
  ],
  [
    'upright grounds',
    'decision',
    {
      typst:
        '#let grounds(items) = for (n, item) in items.enumerate(start: 1) { item + if n == items.len() [.] else [;] + parbreak() }',
    },
    ['italic'],
  ],
  [
    'grounds without semicolons',
    'decision',
    { typst: '#let grounds(items) = for item in items { emph(item + [.]) + parbreak() }' },
    ['ground-ends'],
  ],
  [
    'a stroke in the competence',
    'report',
    { typst: '#show "KT. GIÁM ĐỐC": "K/T GIÁM ĐỐC"' },
    ['authority-form'],
  ],
  ['a thin position', 'report', { typst: '#show "PHÓ GIÁM ĐỐC": set text(weight: 100)' }, ['bold']],
  [
    'a degree before the name',
    'report',
    { document: { signer: { position: 'Giám đốc', name: 'ThS. Cà Thị Thương' } } },
    ['honours'],
  ],
  ['no name', 'report', { document: { signer: { position: 'Giám đốc' } } }, ['part-missing']],
  ['receivers called otherwise', 'report', { typst: '#show "Nơi nhận:": "Gửi:"' }, ['part-missing']],
  ['large receivers', 'report', { typst: '#show "Như trên;": set text(13pt)' }, ['size']],
  ['no copy kept by the clerk', 'report', { document: { keptBy: 'phòng' } }, ['kept-copy']],
];

describe('exactly its finding is made for', () => {
  for (const [wrong, example, alteration, codes] of altered) {
    test(wrong, async () => {
      const { findings } = await check(await drawAltered(press, example, alteration));
      assert.deepEqual(
        findings.map(({ code }) => code),
        codes,
        JSON.stringify(findings, null, 1),
      );
      for (const { article, message, mend, page } of findings) {
        assert.match(article, /^Nghị định 30\/2020\/NĐ-CP, Phụ lục I, phần I{1,2}, mục \d$/);
        assert.ok(message.length > 10 && mend.length > 10 && page >= 1);
      }
    });
  }

  test('every kind of finding', () => {
    const shown = new Set(altered.flatMap(([, , , codes]) => codes));
    assert.deepEqual(
      findingCodes.filter((code) => !shown.has(code)),
      [],
    );
  });
});

test('a document is held to the rules of its day', () => {
  const older = {
    ...layoutRules,
    law: 'Thông tư 01/2011/TT-BNV',
    effectiveFrom: '2011-03-05',
    effectiveTo: '2020-03-04',
  };
  assert.equal(inForceOn([older, layoutRules], '2019-05-01')?.law, 'Thông tư 01/2011/TT-BNV');
  assert.equal(inForceOn([older, layoutRules], '2020-03-05')?.law, layoutRules.law);
  assert.equal(inForceOn([older], '2026-01-01'), undefined);
});

/** The same pages drawn on others, as programs do that lay out sheets, impose or crop. */
const redrawn: Readonly<Record<string, (sheet: PDFPage, page: PDFEmbeddedPage) => void>> = {
  'turned on its side and shown upright': (sheet, page) => {
    sheet.setSize(page.height, page.width);
    sheet.drawPage(page, { x: page.height, rotate: degrees(90) });
    sheet.setRotation(degrees(90));
  },
  'cropped from a larger sheet': (sheet, page) => {
    sheet.setSize(page.width + 200, page.height + 300);
    sheet.drawPage(page, { x: 70, y: 90 });
    sheet.setCropBox(70, 90, page.width, page.height);
  },
};
for (const [how, draw] of Object.entries(redrawn)) {
  test(`a page is judged as it is shown: ${how}`, async () => {
    const pdf = await press.render('document', exampleData('report'), { createdAt });
    const sheets = await PDFDocument.create();
    for (const page of await sheets.embedPdf(pdf, [0])) draw(sheets.addPage(), page);
    assert.deepEqual((await check(await sheets.save())).findings, (await check(pdf)).findings);
  });
}

test('what cannot be looked at says why', async () => {
  const coded = (code: string) => (error: LayoutUnreadable) => error.code === code;
  await assert.rejects(check(new TextEncoder().encode('no PDF at all')), coded('malformed'));
  const picture = await press.render(
    { source: '#set document(date: auto)\n#rect()' },
    {},
    { createdAt, isArchival: false },
  );
  await assert.rejects(check(picture), coded('no-text'));
  const cut = (await press.render('document', exampleData('report'), { createdAt })).subarray(0, 9000);
  await assert.rejects(check(cut), coded('malformed'));
});
