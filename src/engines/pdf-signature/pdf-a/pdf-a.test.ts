// PDF/A-2b (ISO 19005-2): every letter and kind of document of the packs, before and after it is signed, sealed, proven and
// stamped. No validator is at hand offline; what the structure of a file can tell is held here.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { createLetterPress, documentData } from '../../letters/index.ts';
import { documentExamples } from '../../letters/testing/document-examples.ts';
import { addDocumentTimestamp, freeRoom, markLetter, signatureAndSealPlaces, signPdf } from '../index.ts';
import { strokePicture } from '../marks/stroke-picture.ts';
import { readPdf } from '../pdf-file.ts';
import { appendRevision } from '../pdf-revision.ts';
import { dict, name, type PdfValue, ref, textString, withEntries } from '../pdf-value.ts';
import { clerk, mai, document as plain, signedAt } from '../sample-document.ts';
import { pdfAFaults } from './pdf-a-faults.ts';

const press = createLetterPress({ templatesRoots: ['packs/sample/letters', 'packs/national/letters'] });
after(() => press.close());
const createdAt = signedAt.toInstant();
const letters = globSync('packs/*/letters/*.example.yaml').sort();

describe('PDF/A-2b holds', () => {
  for (const path of letters) {
    test(path, async () => {
      const data: unknown = parse(readFileSync(path, 'utf8'));
      const pdf = await press.render(basename(path).split('.')[0]!, data, { createdAt });
      assert.deepEqual(pdfAFaults(pdf), []);
    });
  }

  test('of each of the 29 kinds of document', async () => {
    for (const { path, type, document } of documentExamples) {
      const pdf = await press.render('document', documentData(type, document), { createdAt });
      assert.deepEqual(pdfAFaults(pdf), [], path);
    }
  });

  test('of a letter signed and sealed with pictures, in words, without a mark, and stamped', async () => {
    let pdf = await letter();
    const room = freeRoom(pdf, { width: 200, height: 80 })!;
    const places = signatureAndSealPlaces(room, { signatureShape: 2, sealDiameter: 30 });
    const files: Record<string, Uint8Array> = { 'mark.png': strokePicture() };
    const marks = [
      [places.signature, { picture: 'mark.png', lines: ['Ký duyệt'] }, mai],
      [places.seal, { lines: ['ĐÃ ĐÓNG DẤU SỐ'], color: 'seal', hasRing: true }, clerk],
    ] as const;
    for (const [place, content, signer] of marks) {
      const { source, data } = markLetter(place, content);
      const mark = await press.render({ source }, data, { createdAt, files });
      pdf = await signPdf(pdf, { signer, signedAt, reason: 'Ký duyệt', place, mark });
      assert.deepEqual(pdfAFaults(pdf), []);
    }
    pdf = await signPdf(pdf, { signer: mai, signedAt });
    assert.deepEqual(pdfAFaults(pdf), [], 'a signature nobody sees');
    pdf = await addDocumentTimestamp(pdf, { timestamp: async () => new Uint8Array(100) });
    assert.deepEqual(pdfAFaults(pdf), [], 'a stamp');
  });
});

const letter = () => press.render({ source: '#set document(date: auto)\nThư *đậm*' }, {}, { createdAt });

interface Alteration {
  readonly catalog?: Readonly<Record<string, PdfValue>>;
  readonly page?: Readonly<Record<string, PdfValue>>;
  readonly added?: PdfValue;
}

/** A number no letter reaches. */
const [drawn, added] = [900, 901];

/** The letter with entries of its catalog or first page replaced, or an object more. */
async function altered(change: Alteration): Promise<Uint8Array> {
  const file = readPdf(await letter());
  const [page] = file.pages();
  const objects = new Map<number, PdfValue>([
    [drawn, formXObject],
    [file.root.number, withEntries(file.dictionary(file.root)!, change.catalog ?? {})],
    [page!.number, withEntries(file.dictionary(page)!, change.page ?? {})],
    ...(change.added === undefined ? [] : ([[added, change.added]] as const)),
  ]);
  return appendRevision(file, objects).bytes;
}

const widget = (entries: Record<string, PdfValue>) =>
  dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Tx'),
    Rect: [0, 0, 9, 9],
    F: 4,
    AP: dict({ N: ref(900) }),
    ...entries,
  });
const formXObject: PdfValue = {
  kind: 'stream',
  dict: dict({ Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 9, 9] }),
  body: '',
};
const stream = (entries: Record<string, PdfValue>, body = ''): PdfValue => ({
  kind: 'stream',
  dict: dict(entries),
  body,
});
const form = (body: string) => stream({ Subtype: name('Form') }, body);
const state = (entries: Record<string, PdfValue>) => dict({ ExtGState: dict({ G: dict(entries) }) });
const annotation = (kind: string, entries: Record<string, PdfValue> = {}) =>
  dict({ Type: name('Annot'), Subtype: name(kind), Rect: [0, 0, 9, 9], F: 4, ...entries });
const acroForm = (entries: Record<string, PdfValue>) => ({
  catalog: { AcroForm: dict({ Fields: [], ...entries }) },
});
const font = { Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Times-Roman') };

const faulty: Readonly<Record<string, Alteration>> = {
  '6.5.1: action JavaScript': {
    catalog: { OpenAction: dict({ S: name('JavaScript'), JS: textString('1') }) },
  },
  '6.5.1: action Launch': { added: annotation('Link', { A: dict({ S: name('Launch') }) }) },
  '6.5.2: additional actions of the document': { catalog: { AA: dict({}) } },
  '6.5.2: additional actions of a page': { page: { AA: dict({}) } },
  '6.4.2: a form by XFA': acroForm({ XFA: textString('x') }),
  '6.4.1: fields without appearances': acroForm({ NeedAppearances: true }),
  '6.4.1: an action of a field': { added: widget({ A: dict({ S: name('GoTo') }) }) },
  '6.8: EmbeddedFiles': { catalog: { Names: dict({ EmbeddedFiles: dict({}) }) } },
  '6.2.3: no output intent of PDF/A': { catalog: { OutputIntents: [] } },
  '6.6.2.1: no metadata': { catalog: { Metadata: null } },
  '6.3.2: Widget is not printed': { added: widget({ F: 0 }) },
  '6.3.2: Widget is hidden': { added: widget({ F: 6 }) },
  '6.3.3: Widget without appearance': { added: annotation('Widget') },
  '6.3.3: Widget has other appearances': { added: widget({ AP: dict({ N: ref(drawn), D: ref(drawn) }) }) },
  '6.3.3: appearance of Widget': { added: widget({ AP: dict({ N: dict({}) }) }) },
  '6.3.1: annotation Movie': { added: annotation('Movie') },
  '6.2.11.4.1: a font without its program': {
    added: dict({ ...font, FirstChar: 0, LastChar: 1, Widths: [1, 1] }),
  },
  '6.1.7.2: LZW': { added: stream({ Filter: name('LZWDecode') }) },
  '6.2.4.3: colour by k': { added: form('0 0 0 1 k') },
  '6.2.2: operator zz': { added: form('zz') },
  '6.1.13: states within states': { added: form('q '.repeat(30)) },
  '6.2.5: transfer function': { added: state({ TR: name('Identity') }) },
  '6.2.10: blend mode': { added: state({ BM: name('Own') }) },
  '6.2.8.1: interpolation': { added: stream({ Subtype: name('Image'), Interpolate: true }) },
};

describe('a departure is told with its clause', () => {
  for (const [fault, change] of Object.entries(faulty)) {
    test(fault, async () => {
      const found = pdfAFaults(await altered(change));
      assert.ok(
        found.some((each) => each.startsWith(fault)),
        found.join('\n'),
      );
    });
  }

  test('of a document by hand that claims nothing', () => {
    const found = pdfAFaults(plain).map((each) => each.split(':')[0]);
    assert.deepEqual([...new Set(found)].sort(), ['6.2.11.2', '6.2.11.4.1', '6.2.3', '6.6.2.1']);
  });
});
