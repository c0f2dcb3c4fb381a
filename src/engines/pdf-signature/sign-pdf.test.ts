import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type PdfError, signPdf, verifyPdfSignatures } from './index.ts';
import { ask, inFolder, needs, pem } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { authority, byMai, clerk, document, signedAt, trust } from './sample-document.ts';
import { signatureFields, signedRange } from './signature-fields.ts';

const once = await signPdf(document, byMai);
const twice = await signPdf(once, { signer: clerk, signedAt, reason: 'Phát hành' });

test('a signature says who, when, why, and that the document is whole', () => {
  const [report] = verifyPdfSignatures(once, trust);
  assert.deepEqual(report?.reasons, []);
  assert.equal(report?.signerName, 'Trần Thị Mai');
  assert.equal(report?.organization, 'Ủy ban nhân dân tỉnh mẫu');
  assert.equal(report?.statedReason, 'Phê duyệt');
  assert.equal(String(report?.signedAt), '2026-09-02T01:15:00Z');
  assert.equal(report?.coversWholeDocument, true);
  assert.equal(report?.isTimeProven, false);
});

test('a second signature leaves every earlier byte, and the first signature, untouched', () => {
  assert.deepEqual(twice.subarray(0, once.length), once);
  const reports = verifyPdfSignatures(twice, trust);
  assert.deepEqual(
    reports.map(({ isValid, laterChanges, coversWholeDocument }) => ({
      isValid,
      laterChanges,
      coversWholeDocument,
    })),
    [
      { isValid: true, laterChanges: 'additions', coversWholeDocument: false },
      { isValid: true, laterChanges: 'none', coversWholeDocument: true },
    ],
  );
});

test('white space after the end changes nothing, as some programs pad files; anything else does', async () => {
  const signed = await signPdf(document, byMai);
  const followedBy = (more: string) =>
    verifyPdfSignatures(Buffer.concat([signed, Buffer.from(more, 'latin1')]), trust)[0]!.reasons;
  assert.deepEqual(followedBy('\r\n\0\0\0\0'), []);
  assert.deepEqual(followedBy('\0x'), ['changed-after-signing']);
});

test('five people sign in turn and all five signatures hold', async () => {
  let pdf: Uint8Array = document;
  for (let n = 0; n < 5; n++) pdf = await signPdf(pdf, n % 2 ? byMai : { ...byMai, signer: clerk });
  assert.deepEqual(
    verifyPdfSignatures(pdf, trust).map(({ field, isValid }) => [field, isValid]),
    [1, 2, 3, 4, 5].map((n) => [`Signature${n}`, true]),
  );
});

test('an unsigned document has no signatures', () => {
  assert.deepEqual(verifyPdfSignatures(document, trust), []);
});

test('a page that does not exist and a name that is taken are refused', async () => {
  const place = { page: 2, rectangle: [0, 0, 10, 10] } as const;
  await assert.rejects(signPdf(document, { ...byMai, place }), coded('page-unknown'));
  await assert.rejects(signPdf(once, { ...byMai, field: 'Signature1' }), coded('field-taken'));
});

test('poppler finds both signatures valid', needs('pdfsig'), () => {
  const { text } = ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': twice });
  assert.equal(text.match(/Signature is Valid\./g)?.length, 2, text);
  assert.match(text, /Signature Type: ETSI\.CAdES\.detached/);
  assert.match(text, /Signing Time: Sep 02 2026 01:15:00/);
  assert.match(text, /Total document signed/);
});

test('qpdf finds the file sound', needs('qpdf'), () => {
  const { status, text } = ask('qpdf', ['--check', 'a.pdf'], { 'a.pdf': twice });
  assert.equal(status, 0, text);
  assert.doesNotMatch(text, /WARNING/);
});

test('openssl verifies each as CAdES up to our root', needs('openssl'), () => {
  const file = readPdf(twice);
  for (const { value } of signatureFields(file)) {
    const range = signedRange(file, value);
    assert.ok(typeof range === 'object');
    const files = {
      'a.der': range.contents,
      'a.bin': range.signedBytes,
      'root.pem': pem(authority.certificate),
    };
    const args =
      'cms -verify -cades -binary -inform DER -in a.der -content a.bin -CAfile root.pem -purpose any -out out';
    const { status, text } = ask('openssl', [...args.split(' '), '-attime', '1790000000'], files);
    assert.equal(status, 0, text);
    assert.match(text, /CAdES Verification successful/);
  }
});

test('a document of compressed structure keeps its kind when signed', needs('qpdf'), async () => {
  const packed = inFolder({ 'a.pdf': document }, (folder) => {
    ask('qpdf', ['--object-streams=generate', join(folder, 'a.pdf'), join(folder, 'b.pdf')], {});
    return readFileSync(join(folder, 'b.pdf'));
  });
  assert.match(packed.toString('latin1'), /\/ObjStm/);
  const signed = await signPdf(await signPdf(packed, byMai), { ...byMai, signer: clerk });
  assert.equal(readPdf(signed).isStream, true);
  assert.deepEqual(
    verifyPdfSignatures(signed, trust).map(({ isValid }) => isValid),
    [true, true],
  );
  assert.equal(ask('qpdf', ['--check', 'a.pdf'], { 'a.pdf': signed }).status, 0);
});

function coded(code: string) {
  return (error: PdfError) => error.code === code;
}
