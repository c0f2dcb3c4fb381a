// What the author of a document laid down before others sign it: fields that wait, and what may follow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, signCades } from './cades.ts';
import { addValidationData, type PdfError, signPdf, verifyPdfSignatures } from './index.ts';
import { ask, needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, name, type PdfValue, ref, withEntries } from './pdf-value.ts';
import { prepareSignature } from './prepare-signature.ts';
import { byMai, clerk, document, mai, numbers, signedAt, trust } from './sample-document.ts';

const byClerk = { signer: clerk, signedAt };
const waiting = dict({
  Type: name('Annot'),
  Subtype: name('Widget'),
  FT: name('Sig'),
  T: { kind: 'string', bytes: 'Chief' },
  Rect: [300, 300, 500, 360],
  P: ref(numbers.firstPage),
  F: 4,
});

/** The field and its mark in one object, or the field above its mark. */
function withField(isApart: boolean): Uint8Array {
  const file = readPdf(document);
  const [field, mark] = [90, isApart ? 91 : 90];
  const entries = (number: number) => file.dictionary(ref(number))!;
  const objects = new Map<number, PdfValue>([
    [numbers.catalog, withEntries(entries(numbers.catalog), { AcroForm: dict({ Fields: [ref(field)] }) })],
    [numbers.firstPage, withEntries(entries(numbers.firstPage), { Annots: [ref(mark)] })],
    [field, waiting],
  ]);
  if (isApart) {
    const { T, FT, ...seen } = Object.fromEntries(waiting.entries);
    objects.set(field, dict({ T, FT, Kids: [ref(mark)] }));
    objects.set(mark, dict({ ...seen, Parent: ref(field) }));
  }
  return appendRevision(file, objects).bytes;
}

for (const isApart of [false, true]) {
  const kind = isApart ? 'whose mark is an object of its own' : 'that is its own mark';
  test(`an empty field ${kind} is filled, also after somebody signed beside it`, async () => {
    const beside = await signPdf(withField(isApart), byClerk);
    const signed = await signPdf(beside, { ...byMai, field: 'Chief' });
    assert.deepEqual(
      verifyPdfSignatures(signed, trust).map(({ field, reasons }) => [field, reasons]),
      [
        ['Chief', []],
        ['Signature1', []],
      ],
    );
    await assert.rejects(signPdf(signed, { ...byMai, field: 'Chief' }), coded('field-taken'));
  });
}

test('qpdf and poppler find a filled field as it should be', needs('pdfsig'), async () => {
  const signed = await signPdf(withField(false), { ...byMai, field: 'Chief' });
  assert.match(
    ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': signed }).text,
    /Chief[\s\S]*Signature is Valid/,
  );
  assert.equal(ask('qpdf', ['--check', 'a.pdf'], { 'a.pdf': signed }).status, 0);
});

/** A certifying signature (DocMDP), as an author's program makes it. */
async function certified(permits: number): Promise<Uint8Array> {
  const parameters = dict({ Type: name('TransformParams'), V: name('1.2'), P: permits });
  const reference = dict({ TransformMethod: name('DocMDP'), TransformParams: parameters });
  return signedWith(document, { Reference: [reference] });
}

async function signedWith(pdf: Uint8Array, entries: Readonly<Record<string, PdfValue>>): Promise<Uint8Array> {
  const description = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ...entries,
  });
  const prepared = prepareSignature(readPdf(pdf), description, {}, 4000, digestOf(mai));
  return prepared.complete(await signCades(prepared.digest, mai));
}

test('a document certified as final is not signed again', async () => {
  await assert.rejects(signPdf(await certified(1), byClerk), coded('signing-forbidden'));
});

test('refused: somebody else signed a document certified as final', async () => {
  const [author, intruder] = verifyPdfSignatures(await signedWith(await certified(1), {}), trust);
  assert.deepEqual([author?.reasons, intruder?.reasons], [['certification-violated'], []]);
});

test('a document certified for signing is signed', async () => {
  const signed = await signPdf(await certified(2), byClerk);
  assert.ok(verifyPdfSignatures(signed, trust).every(({ isValid }) => isValid));
});

test('what proves the signature may follow even a final one', async () => {
  const root = trust.trustedRoots[0]!;
  const [author] = verifyPdfSignatures(await certified(1), trust);
  const anchored = { ...trust, trustedRoots: [root, author!.certificate!.der], fetcher: {} };
  const proven = await addValidationData(await certified(1), anchored);
  const [report] = verifyPdfSignatures(proven, trust);
  assert.deepEqual([report?.reasons, report?.laterChanges], [[], 'additions']);
});

function coded(code: string) {
  return (error: PdfError) => error.code === code;
}
