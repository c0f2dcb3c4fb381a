// Forms that are filled in, and notes that are made, after somebody signed: what the author permits holds, and is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf, signCades } from './cades.ts';
import { signPdf, verifyPdfSignatures } from './index.ts';
import { ask, inFolder, needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, name, type PdfValue, ref, textString, withEntries } from './pdf-value.ts';
import { prepareSignature } from './prepare-signature.ts';
import { byMai, clerk, document, mai, numbers, signedAt, trust } from './sample-document.ts';

const [receiver, amount, agreed] = [90, 91, 92];
const text = (label: string, value: string | undefined, flags = 0) =>
  dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Tx'),
    Ff: flags,
    T: textString(label),
    Rect: [100, 100, 300, 120],
    DA: textString('/F1 12 Tf 0 g'),
    P: ref(numbers.firstPage),
    F: 4,
    ...(value !== undefined && { V: textString(value) }),
  });

const changing = (pdf: Uint8Array, objects: readonly (readonly [number, PdfValue])[]) =>
  appendRevision(readPdf(pdf), new Map(objects)).bytes;
const entries = (pdf: Uint8Array, number: number) => readPdf(pdf).dictionary(ref(number))!;

/** A form with an empty field, one that has a value, and a tick that nobody may change. */
const form = changing(document, [
  [
    numbers.catalog,
    withEntries(entries(document, numbers.catalog), {
      AcroForm: dict({
        Fields: [ref(receiver), ref(amount), ref(agreed)],
        DR: dict({ Font: dict({ F1: ref(numbers.font) }) }),
        DA: textString('/F1 12 Tf 0 g'),
      }),
    }),
  ],
  [
    numbers.firstPage,
    withEntries(entries(document, numbers.firstPage), { Annots: [ref(receiver), ref(amount), ref(agreed)] }),
  ],
  [receiver, text('receiver', undefined)],
  [amount, text('amount', '100')],
  [agreed, text('agreed', 'no', 1)],
]);

const fill = (pdf: Uint8Array, number: number, value: string) =>
  changing(pdf, [[number, withEntries(entries(pdf, number), { V: textString(value) })]]);

const judged = (pdf: Uint8Array) => {
  const [report] = verifyPdfSignatures(pdf, trust);
  return [report!.reasons, report!.laterChanges];
};

/** Signed with what the author lays down: DocMDP, FieldMDP. */
async function signedWith(references: readonly PdfValue[], pdf: Uint8Array = form): Promise<Uint8Array> {
  const description = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ...(references.length > 0 && { Reference: [...references] }),
  });
  const prepared = prepareSignature(readPdf(pdf), description, {}, 4000, digestOf(mai));
  return prepared.complete(await signCades(prepared.digest, mai));
}
const permitting = (level: number) => reference('DocMDP', { P: level, V: name('1.2') });
const reference = (method: string, parameters: Record<string, PdfValue>) =>
  dict({ TransformMethod: name(method), TransformParams: dict(parameters) });
const locking = (action: string, ...fields: string[]) =>
  reference('FieldMDP', { Action: name(action), Fields: fields.map((field) => textString(field)) });

const [filled, violated, changed] = [
  [[], 'filling'],
  [['certification-violated'], 'content'],
  [['changed-after-signing'], 'content'],
];

const cases: readonly (readonly [
  title: string,
  references: readonly PdfValue[],
  number: number,
  expected: unknown,
])[] = [
  ['an empty field of a form nobody certified', [], receiver, filled],
  ['a field that had a value when it was signed', [], amount, changed],
  ['a field for reading only', [], agreed, changed],
  ['any field where nothing may follow', [permitting(1)], receiver, violated],
  ['an empty field where filling is permitted', [permitting(2)], receiver, filled],
  ['another value where filling is permitted', [permitting(2)], amount, filled],
  ['a field for reading only where filling is permitted', [permitting(2)], agreed, changed],
  ['a field that is locked by name', [locking('Include', 'receiver')], receiver, violated],
  ['a field beside the one that is locked', [locking('Include', 'amount')], receiver, filled],
  ['a field outside those left open', [locking('Exclude', 'amount')], receiver, violated],
  ['a field where all are locked', [permitting(2), locking('All')], amount, violated],
];
for (const [title, references, number, expected] of cases) {
  test(`filled in later: ${title}`, async () => {
    assert.deepEqual(judged(fill(await signedWith(references), number, '250')), expected);
  });
}

test('a field is filled in as MuPDF does it', needs('mutool'), async () => {
  const signed = await signPdf(form, byMai);
  const script = `var doc = new PDFDocument('in.pdf');
    var field = doc.loadPage(0).getWidgets()[0];
    field.setTextValue('Lo Thi Lan');
    field.update();
    doc.save('out.pdf', 'incremental');`;
  const later = inFolder(
    { 'in.pdf': signed, 'fill.js': script.replaceAll(/'(in|out)\.pdf'/g, "scriptArgs[0] + '/$1.pdf'") },
    (folder) => {
      const said = ask('mutool', ['run', join(folder, 'fill.js'), folder], {});
      assert.equal(said.status, 0, said.text);
      return readFileSync(join(folder, 'out.pdf'));
    },
  );
  assert.ok(later.length > signed.length && later.subarray(0, signed.length).equals(signed));
  assert.deepEqual(judged(later), filled);
});

test('refused: a filled field that moves, is uncovered or runs a script', async () => {
  const signed = await signedWith([permitting(2)]);
  const also = (more: Readonly<Record<string, PdfValue>>) =>
    changing(signed, [[receiver, withEntries(entries(signed, receiver), { V: textString('a'), ...more })]]);
  const script = dict({ S: name('JavaScript'), JS: textString('app.alert(1)') });
  const more: readonly Readonly<Record<string, PdfValue>>[] = [
    { Rect: [0, 0, 595, 842] },
    { F: 0 },
    { AA: dict({ K: script }) },
    { Ff: 1 },
  ];
  for (const each of more) {
    assert.deepEqual(judged(also(each)), changed);
  }
});

test('refused: a mark of a field that was redrawn while its value stays', async () => {
  const drawn = dict({ N: ref(95) });
  const body = 'BT /F1 12 Tf (900 000) Tj ET';
  const stream = (words: string): PdfValue => ({
    kind: 'stream',
    dict: dict({ Subtype: name('Form'), BBox: [0, 0, 200, 20] }),
    body: words,
  });
  const withMark = changing(form, [
    [amount, withEntries(entries(form, amount), { AP: drawn })],
    [95, stream('BT /F1 12 Tf (100) Tj ET')],
  ]);
  const signed = await signedWith([], withMark);
  assert.deepEqual(judged(changing(signed, [[95, stream(body)]])), changed);
});

const note = (pdf: Uint8Array) =>
  changing(pdf, [
    [
      numbers.firstPage,
      withEntries(entries(pdf, numbers.firstPage), {
        Annots: [
          ...(readPdf(pdf).resolve(
            entries(pdf, numbers.firstPage).entries.get('Annots'),
          ) as readonly PdfValue[]),
          ref(200),
        ],
      }),
    ],
    [
      200,
      dict({ Type: name('Annot'), Subtype: name('Text'), Rect: [10, 10, 30, 30], Contents: textString('x') }),
    ],
  ]);

test('a note may follow where the author permits notes, and nowhere else', async () => {
  assert.deepEqual(judged(note(await signedWith([permitting(3)]))), [[], 'notes']);
  for (const references of [[], [permitting(1)], [permitting(2)]]) {
    assert.deepEqual(judged(note(await signedWith(references))), changed);
  }
});

test('a later signature cannot loosen what an earlier one relies on', async () => {
  const signed = await signedWith([]);
  const loosened = await signedWith([permitting(3)], signed);
  assert.deepEqual(judged(note(loosened)), changed);
  assert.deepEqual(judged(fill(loosened, amount, '999')), changed);
});

test('filled in, then signed again: both signatures hold', async () => {
  const completed = fill(await signPdf(form, byMai), receiver, 'Lò Thị Lan');
  const reports = verifyPdfSignatures(await signPdf(completed, { signer: clerk, signedAt }), trust);
  assert.deepEqual(
    reports.map(({ reasons, laterChanges }) => [reasons, laterChanges]),
    [
      [[], 'filling'],
      [[], 'none'],
    ],
  );
});
