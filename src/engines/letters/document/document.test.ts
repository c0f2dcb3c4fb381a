import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { createLetterPress, type LetterError } from '../index.ts';
import { pdfText, poppler } from '../poppler.ts';
import { documentExamples, documentTypes, exampleData } from '../testing/document-examples.ts';
import { copyData } from './copy-data.ts';
import { type AdministrativeDocument, documentData } from './document-data.ts';
import { documentNumber } from './document-number.ts';
import { readDocumentTypes } from './document-type.ts';
import { numberParts, roman } from './number-parts.ts';
import type { Part } from './part.ts';
import { misplacedAuthority, type SigningForm } from './signing-authority.ts';

const typeOf = (code: string) => documentTypes.types.find((type) => type.code === code)!;
const broken = (detail: RegExp) => (error: LetterError) =>
  error.code === 'document-broken' && detail.test(error.detail);
const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');
const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());

describe('the table of types', () => {
  const shared = `${process.env['MUONG_SHARED'] ?? '../shared'}/domain/document-types.json`;
  test('has the names and abbreviations of the Decree', { skip: !existsSync(shared) }, () => {
    const { types, copies } = JSON.parse(readFileSync(shared, 'utf8'));
    const ours = new Map(documentTypes.types.map(({ name, abbreviation }) => [name, abbreviation ?? null]));
    for (const { name, abbr } of types) assert.equal(ours.get(name.replace(' (cá biệt)', '')), abbr, name);
    assert.deepEqual(
      documentTypes.copies.map(({ abbreviation }) => abbreviation).sort(),
      copies.map(({ abbr }: { abbr: string }) => abbr).sort(),
    );
  });

  test('names what is wrong in it', () => {
    const { law, effectiveFrom, types, copies } = documentTypes;
    const read = (change: object) => () =>
      readDocumentTypes({ law, effectiveFrom, types, copies, ...change });
    assert.doesNotThrow(read({}));
    assert.throws(read({ types: [{ ...types[0], colour: 'red' }] }), /types-broken: \/types\/0/);
    assert.throws(read({ types: [types[0], types[0]] }), /"resolution" stands twice/);
    assert.throws(read({ types: [] }), /types-broken: \/types/);
  });
});

describe('a number', () => {
  test('has two digits at least, and the marks of its type', () => {
    assert.equal(documentNumber(typeOf('decision'), { agency: 'UBND' }, 7), '07/QĐ-UBND');
    assert.equal(documentNumber(typeOf('plan'), { agency: 'UBND' }, 3153), '3153/KH-UBND');
    assert.equal(
      documentNumber(typeOf('officialLetter'), { agency: 'UBND', unit: 'VX' }, 120),
      '120/UBND-VX',
    );
    assert.equal(documentNumber(typeOf('publicLetter'), { agency: 'UBND' }, 1), undefined);
  });

  test('that is not given yet leaves room', () => {
    assert.match(documentNumber(typeOf('decision'), { agency: 'UBND' })!, /^\u00a0{8}\/QĐ-UBND$/);
  });
});

describe('parts', () => {
  const labels = (parts: readonly Part[]): unknown =>
    numberParts(parts).map((part) =>
      'label' in part ? [part.label, ...(part.content.length > 1 ? [part.content.length] : [])] : part.kind,
    );

  test('are numbered as the Decree says', () => {
    const article = (text: string) => ({ article: text });
    assert.deepEqual(
      labels([
        { chapter: 'A', content: [] },
        { chapter: 'B', content: [] },
      ]),
      [['Chương I'], ['Chương II']],
    );
    const [one, two] = numberParts([
      { chapter: 'A', content: [article('x'), article('y')] },
      { chapter: 'B', content: [article('z')] },
    ]).map((part) => ('content' in part ? part.content.map((inner) => 'label' in inner && inner.label) : []));
    assert.deepEqual([one, two], [['Điều 1.', 'Điều 2.'], ['Điều 3.']]);
  });

  test('points follow the Vietnamese alphabet', () => {
    const points = numberParts(Array.from({ length: 25 }, () => ({ point: 'x' })));
    assert.deepEqual(
      points.map((part) => ('label' in part ? part.label.slice(0, -1) : '')).join(' '),
      'a b c d đ e g h i k l m n o p q r s t u v x y aa ab',
    );
  });

  test('without title and text, or of no kind, are refused', () => {
    assert.throws(() => numberParts([{ article: [{ clause: 'x' }] }]), broken(/Điều 1\. has neither/));
    assert.throws(() => numberParts([{ verse: 'x' } as unknown as Part]), broken(/no part/));
  });

  test('Roman figures', () => {
    assert.deepEqual([1, 4, 9, 14, 40, 99].map(roman), ['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX']);
  });
});

describe('who signs', () => {
  const lines = (...forms: SigningForm[]) => forms.map((form) => ({ form, of: 'Giám đốc' }));
  for (const [forms, wrong] of [
    [['TM.', 'KT.'], undefined],
    [['TL.', 'KT.'], undefined],
    [['TM.', 'Q.'], undefined],
    [['KT.', 'TM.'], 'TM.'],
    [['TUQ.', 'KT.'], 'KT.'],
    [['Q.', 'TL.'], 'TL.'],
  ] as const) {
    test(`${forms.join(' ')} is ${wrong ? `wrong at ${wrong}` : 'right'}`, () => {
      assert.equal(misplacedAuthority(lines(...forms))?.form, wrong);
    });
  }
});

describe('a document is refused', () => {
  const refusals: readonly (readonly [string, string, Partial<AdministrativeDocument>, RegExp])[] = [
    ['without summary', 'decision', { summary: undefined }, /Quyết định: no summary/],
    ['without who decides', 'decision', { enactedBy: undefined }, /who decides/],
    ['without addressees', 'officialLetter', { addressees: [] }, /no addressees/],
    ['with addressees it cannot have', 'plan', { addressees: ['Sở A'] }, /its type has none/],
    ['without date', 'report', { issuedAt: undefined }, /place and date/],
    ['without signer', 'report', { signer: undefined }, /no signer/],
    ['without parties', 'contract', { signers: [] }, /no signers/],
    ['with a number its type has not', 'publicLetter', { number: '01/TC' }, /its type has none/],
    ['with the number of another kind', 'report', { number: '96/KH-UBND' }, /is not of a BC/],
    ['with a signer who is nobody', 'report', { signer: { name: 'Lan' } }, /without a position/],
    [
      'with a delegation handed on',
      'report',
      {
        signer: {
          authority: [
            { form: 'TUQ.', of: 'Giám đốc' },
            { form: 'KT.', of: 'Trưởng phòng' },
          ],
          position: 'Phó Trưởng phòng',
        },
      },
      /"KT\. Trưởng phòng" may not stand there/,
    ],
  ];
  for (const [wrong, code, change, detail] of refusals) {
    test(wrong, () => assert.throws(() => exampleData(code, change), broken(detail)));
  }
});

describe('a copy', { skip: poppler.missing }, () => {
  const [trueCopy, extract] = documentTypes.copies as [
    (typeof documentTypes.copies)[0],
    (typeof documentTypes.copies)[0],
  ];
  const copy = {
    agency: { name: 'Ủy ban nhân dân xã Nà Tấu' },
    place: 'Nà Tấu',
    issuedAt: '2026-09-20',
    signer: {
      authority: [{ form: 'TL.', of: 'Chủ tịch' }] as const,
      position: 'Chánh Văn phòng',
      name: 'Cà Thị Thương',
    },
    receivers: ['Phòng Kinh tế'],
  };

  test('on paper has the pages of the original, then who copied it', async () => {
    const { type, document } = documentExamples.find(({ path }) => path.endsWith('/plan.yaml'))!;
    const original = await press.print('document', documentData(type, document), { createdAt });
    const data = copyData(trueCopy, { ...copy, number: '12/SY-UBND', pages: original.pages });
    const files = { 'original.pdf': original.pdf };
    const made = await press.print('copy', data, { createdAt, files, isArchival: false });
    assert.equal(made.pages, original.pages + 1);
    const text = pdfText(made.pdf);
    assert.match(text, /KẾ HOẠCH[\s\S]+SAO Y\n[\s\S]*Số: 12\/SY-UBND[\s\S]+TL\. CHỦ TỊCH/);
  });

  test('of a part says what is taken', async () => {
    const content = ['Trích từ Kế hoạch số 3153/KH-UBND:', { clause: '80% hồ sơ nộp trực tuyến.' }];
    const data = copyData(extract, { ...copy, number: '13/TrS-UBND', content });
    assert.match(pdfText(await press.render('copy', data, { createdAt })), /80% hồ sơ[\s\S]+TRÍCH SAO/);
  });

  test('bears a number of its kind, and has pages or a part', () => {
    assert.throws(
      () => copyData(trueCopy, { ...copy, number: '12/TrS-UBND', pages: 1 }),
      broken(/not of a SY/),
    );
    assert.throws(() => copyData(trueCopy, { ...copy, number: '12/SY-UBND' }), broken(/either pages/));
  });
});
