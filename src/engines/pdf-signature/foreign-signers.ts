// For tests: PDFs as other programs write and sign them: poppler (NSS), PoDoFo, MuPDF and openssl.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type DerElement, members, readDer } from './der-reader.ts';
import { createDemoAuthority, type Issued } from './index.ts';
import { ask, needs, pem } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, isKind, name, type PdfRef, type PdfValue } from './pdf-value.ts';
import { prepareSignature } from './prepare-signature.ts';
import { document } from './sample-document.ts';
import { signatureFields, signedRange } from './signature-fields.ts';
import { widgetObjects } from './signature-widget.ts';

// These programs sign by the clock of the machine.
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 1 }), notAfter: now.add({ hours: 24 * 365 }) };
export const authority = createDemoAuthority({ commonName: 'Foreign Root', keyType: 'rsa', ...years });
export const signers = {
  rsa: authority.issue({ commonName: 'Foreign Signer', keyType: 'rsa', ...years }),
  p256: authority.issue({ commonName: 'Foreign Signer', ...years }),
  p384: authority.issue({ commonName: 'Foreign Signer', keyType: 'p384', ...years }),
};
export const options = () => ({ trustedRoots: [authority.certificate], at: Temporal.Now.instant() });

const folder = mkdtempSync(join(tmpdir(), 'muong-others-'));
after(() => rmSync(folder, { recursive: true }));
export const at = (file: string) => join(folder, file);
const keyPem = ({ privateKey }: Issued) => privateKey.export({ type: 'pkcs8', format: 'pem' });
for (const [kind, issued] of Object.entries(signers)) {
  writeFileSync(at(`${kind}.pem`), pem(issued.certificate));
  writeFileSync(at(`${kind}.key`), keyPem(issued));
}

export function did(program: string, args: readonly string[]): void {
  const said = ask(program, args, {});
  // qpdf says 3 for a file that it found something to warn of.
  assert.ok(said.status === 0 || (program === 'qpdf' && said.status === 3), `${program}: ${said.text}`);
}

/** The sample document as other programs would have written it. */
export const bases: Readonly<Record<string, (out: string) => void>> = {
  plain: (out) => writeFileSync(out, document),
  linearized: (out) => did('qpdf', ['--linearize', at('plain.pdf'), out]),
  'of object streams': (out) => did('qpdf', ['--object-streams=generate', at('plain.pdf'), out]),
  'linearized, of object streams': (out) =>
    did('qpdf', ['--linearize', '--object-streams=generate', at('plain.pdf'), out]),
  'of PDF 2.0': (out) => did('qpdf', ['--force-version=2.0', at('plain.pdf'), out]),
  'hybrid, with a table and a stream': (out) => writeFileSync(out, hybrid()),
};

export function base(kind: string): string {
  if (!existsSync(at('plain.pdf'))) writeFileSync(at('plain.pdf'), document);
  const file = at(`${kind.replace(/\W+/g, '-')}.pdf`);
  if (!existsSync(file)) bases[kind]!(file);
  return file;
}

/** Objects 1 to 7 in a table that older readers know; an eighth, the information, in a stream for newer ones. */
function hybrid(): Buffer {
  const text = Buffer.from(document).toString('latin1');
  const start = text.lastIndexOf('xref\n0');
  const packed = '8 0 <</Producer(Hybrid)>>';
  const objectStream = `9 0 obj\n<</Type/ObjStm/N 1/First 4/Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n`;
  const row = Buffer.from([2, 9, 0]).toString('latin1');
  const stream = `10 0 obj\n<</Type/XRef/Size 11/W[1 1 1]/Index[8 1]/Length 3>>\nstream\n${row}\nendstream\nendobj\n`;
  const [objectsAt, streamAt] = [start, start + objectStream.length];
  const tableAt = streamAt + stream.length;
  const rows = text.slice(start, text.indexOf('trailer'));
  const more = `9 1\n${String(objectsAt).padStart(10, '0')} 00000 n\r\n`;
  const trailer = `trailer\n<</Size 11/Root 1 0 R/Info 8 0 R/ID[<00><00>]/XRefStm ${streamAt}>>\n`;
  return Buffer.from(
    `${text.slice(0, start)}${objectStream}${stream}${rows}${more}${trailer}startxref\n${tableAt}\n%%EOF\n`,
    'latin1',
  );
}

export const nss = { skip: needs('certutil').skip || needs('pdfsig').skip || needs('qpdf').skip };
export const poppler = (from: string, to: string, ...how: readonly string[]) =>
  did('pdfsig', ['-nssdir', `sql:${at('nss')}`, '-nick', 'signer', ...how, from, to]);

/** Keys and trust where poppler looks for them, made once. */
export function prepareNss(): void {
  if (existsSync(at('nss'))) return;
  did('mkdir', [at('nss')]);
  did('certutil', ['-N', '-d', `sql:${at('nss')}`, '--empty-password']);
  did('openssl', [
    ...['pkcs12', '-export', '-name', 'signer', '-passout', 'pass:x', '-out', at('rsa.p12')],
    ...['-in', at('rsa.pem'), '-inkey', at('rsa.key')],
  ]);
  did('pk12util', ['-i', at('rsa.p12'), '-d', `sql:${at('nss')}`, '-W', 'x']);
  writeFileSync(at('root.pem'), pem(authority.certificate));
  did('certutil', ['-A', '-d', `sql:${at('nss')}`, '-n', 'root', '-t', 'C,C,C', '-i', at('root.pem')]);
}

/** A field that was prepared, signed by `mutool`. */
export function byMupdf(): Buffer {
  did('openssl', [
    ...['pkcs12', '-export', '-passout', 'pass:x', '-out', at('mu.p12')],
    ...['-in', at('rsa.pem'), '-inkey', at('rsa.key')],
  ]);
  writeFileSync(at('field.pdf'), withEmptyField());
  const field = String(fieldNumber);
  did('mutool', ['sign', '-s', at('mu.p12'), '-P', 'x', '-o', at('mu.pdf'), at('field.pdf'), field]);
  return readFileSync(at('mu.pdf'));
}

const fieldNumber = 91;

export function withEmptyField(): Buffer {
  const file = readPdf(document);
  const objects = widgetObjects(
    file,
    { place: { page: 0, rectangle: [300, 300, 500, 360] } },
    fieldNumber - 1,
  );
  const field = objects.get(fieldNumber) as PdfValue;
  assert.ok(isKind(field, 'dict'));
  const entries = new Map([...field.entries].filter(([key]) => key !== 'V'));
  return appendRevision(file, objects.set(fieldNumber, { ...field, entries })).bytes;
}

/** The same CMS in indefinite lengths, outside of what is signed: ContentInfo, SignedData, its content and signers. */
export function opened(der: Uint8Array): Buffer {
  const open = (tag: number, ...parts: readonly Uint8Array[]) =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
  const [type, content] = members(readDer(der));
  const [version, digests, encapsulated, certificates, signers] = members(members(content)[0]);
  const whole = (element: DerElement | undefined) => element!.whole;
  const signedData = open(
    0x30,
    ...[version, digests].map(whole),
    open(0x30, encapsulated!.content),
    open(0xa0, certificates!.content),
    open(0x31, ...members(signers).map((signer) => open(0x30, signer.content))),
  );
  return open(0x30, whole(type), open(0xa0, signedData));
}

export function byHand(
  kind: string | PdfRef,
  sign: (bytes: Uint8Array) => Uint8Array,
  pdf = document,
): Buffer {
  const description = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: typeof kind === 'string' ? name(kind) : kind,
  });
  const prepared = prepareSignature(readPdf(pdf), description, {}, 9000, 'sha256');
  const file = readPdf(Buffer.from(prepared.complete(new Uint8Array())));
  const range = signedRange(file, signatureFields(file)[0]!.value);
  assert.ok(typeof range === 'object');
  return Buffer.from(prepared.complete(sign(range.signedBytes)));
}

export function cmsOf(
  content: Uint8Array,
  who: readonly (keyof typeof signers)[],
  how: readonly string[],
): Uint8Array {
  writeFileSync(at('content'), content);
  const keys = who.flatMap((one) => ['-signer', at(`${one}.pem`), '-inkey', at(`${one}.key`)]);
  const files = ['-in', at('content'), '-out', at('cms')];
  did('openssl', ['cms', '-sign', '-binary', '-outform', 'DER', ...files, ...keys, ...how]);
  return readFileSync(at('cms'));
}
