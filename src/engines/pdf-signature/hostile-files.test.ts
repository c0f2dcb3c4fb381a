// Files that are no honest PDF at all: each gets a clear answer, and none an accident.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import {
  createDemoAuthority,
  keySigner,
  PdfError,
  type PdfErrorCode,
  type PdfSignatureReport,
  signPdf,
  verifyPdfSignatures,
} from './index.ts';
import { ask, inFolder, needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, name, type PdfValue, ref, withEntries } from './pdf-value.ts';
import { byMai, document, trust } from './sample-document.ts';

const signed = Buffer.from(await signPdf(document, byMai));
const honest = Buffer.from(document).toString('latin1');
const bytes = (text: string) => Buffer.from(text, 'latin1');
const startXref = honest.lastIndexOf('xref\n0');
const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024));

const hostile: Readonly<Record<string, Uint8Array>> = {
  'an empty file': bytes(''),
  'a picture': bytes('\x89PNG\r\n\x1A\n'),
  'a PDF cut off': signed.subarray(0, signed.length - 300),
  'cross references that point at themselves': bytes(honest.replace('/Root', `/Prev ${startXref} /Root`)),
  'cross references that point nowhere': bytes(honest.replace(/startxref\n\d+/, 'startxref\n99999999')),
  'an object that is not where the table says': bytes(honest.replace('1 0 obj', '8 0 obj')),
  'a catalog that refers to itself': bytes(
    honest.replace('<</Type/Catalog/Pages 2 0 R>>', '1 0 R'.padEnd(29)),
  ),
  'brackets without end': bytes(honest.replace('trailer\n', `trailer\n${'['.repeat(100_000)}`)),
  'a thousand million cross references of no width': bytes(
    '%PDF-1.7\n1 0 obj\n<</Type/XRef/W[0 0 0]/Index[0 1000000000]/Size 1/Root 2 0 R/Length 0>>\nstream\n\nendstream\n' +
      'endobj\nstartxref\n9\n%%EOF',
  ),
  'references of references without end': chained((n) => `${n + 1} 0 R`, '<</Type/Catalog/Pages 9 0 R>>'),
  'a compressed cross-reference bomb': bytes(
    `%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 1/W[1 4 1]/Root 2 0 R/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n` +
      `${bomb.toString('latin1')}\nendstream\nendobj\nstartxref\n9\n%%EOF`,
  ),
};

for (const [title, file] of Object.entries(hostile)) {
  test(`refused: ${title}`, async () => {
    assert.throws(() => verifyPdfSignatures(file, trust), coded('pdf-malformed'));
    await assert.rejects(signPdf(file, byMai), coded('pdf-malformed'));
  });
}

test('an encrypted PDF is refused by name', needs('qpdf'), () => {
  const locked = inFolder({ 'a.pdf': document }, (folder) => {
    const [from, to] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
    ask('qpdf', ['--encrypt', 'user', 'owner', '256', '--', from, to], {});
    return readFileSync(to);
  });
  assert.throws(() => verifyPdfSignatures(locked, trust), coded('pdf-encrypted'));
});

const gap = [signed.indexOf('/Contents <') + 11, signed.lastIndexOf('>>\nendobj\n9 ')] as const;
const change = fc.tuple(fc.nat(signed.length - 2), fc.integer({ min: 1, max: 255 }));

test('no change of a single signed byte leaves a signature valid', () => {
  fc.assert(
    fc.property(change, ([at, by]) => {
      fc.pre(at < gap[0] || at >= gap[1]);
      assert.ok(reportsAfter(at, by).every(({ isValid }) => !isValid));
    }),
    { numRuns: 300 },
  );
});

test('a change within the signature is found, or changes nothing that is said', () => {
  const [original] = verifyPdfSignatures(signed, trust);
  fc.assert(
    fc.property(fc.integer({ min: gap[0], max: gap[1] - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      // Not all of CMS is signed: its version, the list of digest algorithms, the case of a hexadecimal digit.
      for (const report of reportsAfter(at, by)) if (report.isValid) assert.deepEqual(report, original);
    }),
    { numRuns: 300 },
  );
});

function reportsAfter(at: number, by: number): readonly PdfSignatureReport[] {
  const changed = Buffer.from(signed);
  changed[at] = (changed[at]! + by) % 256;
  try {
    return verifyPdfSignatures(changed, trust);
  } catch (error) {
    assert.ok(error instanceof PdfError, String(error));
    return [];
  }
}

/** Twenty thousand objects, each leading to the next. */
function chained(object: (n: number) => string, catalog: string): Buffer {
  const count = 20_000;
  let file = '%PDF-1.7\n';
  let rows = '';
  for (let n = 1; n <= count; n++) {
    rows += `${String(file.length).padStart(10, '0')} 00000 n\r\n`;
    file += `${n} 0 obj\n${n === count ? catalog : object(n)}\nendobj\n`;
  }
  const tail = `trailer\n<</Size ${count + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return bytes(`${file}xref\n0 ${count + 1}\n0000000000 65535 f\r\n${rows}${tail}`);
}

test('pages and fields nested without end are refused, not followed', async () => {
  const deep = chained(
    (n) => `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[2 0 R]>>/Kids[${n + 1} 0 R]>>`,
    '<</Type/Page>>',
  );
  await assert.rejects(signPdf(deep, byMai), coded('pdf-malformed'));
  assert.deepEqual(verifyPdfSignatures(deep, trust), []);
});

test('thirty authorities that issued one another are no maze', async () => {
  const years = { notBefore: trust.at.subtract({ hours: 48 }), notAfter: trust.at.add({ hours: 48 }) };
  const maze = createDemoAuthority({ commonName: 'Maze', ...years });
  const turns = Array.from({ length: 30 }, () => maze.issueTwin({ commonName: 'Maze', ...years }));
  const lost = maze.issue({ commonName: 'Mai', ...years });
  const signer = keySigner([lost.certificate, ...turns], lost.privateKey);
  const [report] = verifyPdfSignatures(await signPdf(document, { ...byMai, signer }), trust);
  assert.ok(report?.reasons.includes('issuer-unknown'));
});

test('a thousand signatures are more than a document has', () => {
  const file = readPdf(document);
  const value = dict({ Type: name('Sig'), SubFilter: name('ETSI.CAdES.detached'), ByteRange: [0, 1, 2, 3] });
  const numbers = Array.from({ length: 1000 }, (_, n) => n + 100);
  const field = (n: number) => dict({ FT: name('Sig'), T: { kind: 'string', bytes: `S${n}` }, V: value });
  const catalog = withEntries(file.dictionary(file.root)!, {
    AcroForm: dict({ Fields: numbers.map((n) => ref(n)) }),
  });
  const objects = new Map<number, PdfValue>([
    [file.root.number, catalog],
    ...numbers.map((n): [number, PdfValue] => [n, field(n)]),
  ]);
  const { bytes } = appendRevision(file, objects);
  assert.throws(() => verifyPdfSignatures(bytes, trust), coded('pdf-malformed'));
});

function coded(code: PdfErrorCode) {
  return (error: unknown) => error instanceof PdfError && error.code === code;
}
