// PDFs signed by other software: valid ones must be found valid, tampered ones not.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type DerElement, members, readDer } from './der-reader.ts';
import { createDemoAuthority, type Issued, keySigner, signPdf, verifyPdfSignatures } from './index.ts';
import { ask, needs, pem } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, isKind, name, type PdfRef, type PdfValue, ref } from './pdf-value.ts';
import { prepareSignature } from './prepare-signature.ts';
import { document } from './sample-document.ts';
import { signatureFields, signedRange } from './signature-fields.ts';
import { widgetObjects } from './signature-widget.ts';

// These programs sign by the clock of the machine.
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 1 }), notAfter: now.add({ hours: 24 * 365 }) };
const authority = createDemoAuthority({ commonName: 'Foreign Root', keyType: 'rsa', ...years });
const signers = {
  rsa: authority.issue({ commonName: 'Foreign Signer', keyType: 'rsa', ...years }),
  p256: authority.issue({ commonName: 'Foreign Signer', ...years }),
  p384: authority.issue({ commonName: 'Foreign Signer', keyType: 'p384', ...years }),
};
const options = () => ({ trustedRoots: [authority.certificate], at: Temporal.Now.instant() });

const folder = mkdtempSync(join(tmpdir(), 'muong-others-'));
after(() => rmSync(folder, { recursive: true }));
const at = (file: string) => join(folder, file);
const keyPem = ({ privateKey }: Issued) => privateKey.export({ type: 'pkcs8', format: 'pem' });
for (const [kind, issued] of Object.entries(signers)) {
  writeFileSync(at(`${kind}.pem`), pem(issued.certificate));
  writeFileSync(at(`${kind}.key`), keyPem(issued));
}

function did(program: string, args: readonly string[]): void {
  const said = ask(program, args, {});
  // qpdf says 3 for a file that it found something to warn of.
  assert.ok(said.status === 0 || (program === 'qpdf' && said.status === 3), `${program}: ${said.text}`);
}

/** The sample document as other programs would have written it. */
const bases: Readonly<Record<string, (out: string) => void>> = {
  plain: (out) => writeFileSync(out, document),
  linearized: (out) => did('qpdf', ['--linearize', at('plain.pdf'), out]),
  'of object streams': (out) => did('qpdf', ['--object-streams=generate', at('plain.pdf'), out]),
  'linearized, of object streams': (out) =>
    did('qpdf', ['--linearize', '--object-streams=generate', at('plain.pdf'), out]),
  'of PDF 2.0': (out) => did('qpdf', ['--force-version=2.0', at('plain.pdf'), out]),
  'hybrid, with a table and a stream': (out) => writeFileSync(out, hybrid()),
};

function base(kind: string): string {
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

function verdicts(pdf: Uint8Array) {
  return verifyPdfSignatures(pdf, options()).map(({ signerName, reasons, laterChanges }) => ({
    signerName,
    reasons,
    laterChanges,
  }));
}

const sound = { signerName: 'Foreign Signer', reasons: [], laterChanges: 'none' };

/** A bit of the comment in the second line. */
function tampered(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf);
  copy[10]! ^= 1;
  return copy;
}

const nss = { skip: needs('certutil').skip || needs('pdfsig').skip || needs('qpdf').skip };
const poppler = (from: string, to: string, ...how: readonly string[]) =>
  did('pdfsig', ['-nssdir', `sql:${at('nss')}`, '-nick', 'signer', ...how, from, to]);

test('poppler signs', nss, async (t) => {
  did('mkdir', [at('nss')]);
  did('certutil', ['-N', '-d', `sql:${at('nss')}`, '--empty-password']);
  did('openssl', [
    ...['pkcs12', '-export', '-name', 'signer', '-passout', 'pass:x', '-out', at('rsa.p12')],
    ...['-in', at('rsa.pem'), '-inkey', at('rsa.key')],
  ]);
  did('pk12util', ['-i', at('rsa.p12'), '-d', `sql:${at('nss')}`, '-W', 'x']);
  writeFileSync(at('root.pem'), pem(authority.certificate));
  did('certutil', ['-A', '-d', `sql:${at('nss')}`, '-n', 'root', '-t', 'C,C,C', '-i', at('root.pem')]);
  for (const kind of Object.keys(bases)) {
    await t.test(`a document ${kind}, twice; we see both, and a change`, () => {
      poppler(base(kind), at('once.pdf'), '-add-signature', '-reason', 'Phê duyệt');
      poppler(at('once.pdf'), at('twice.pdf'), '-add-signature');
      const once = readFileSync(at('once.pdf'));
      assert.deepEqual(verdicts(once), [sound]);
      assert.deepEqual(verdicts(readFileSync(at('twice.pdf'))), [
        { ...sound, laterChanges: 'additions' },
        sound,
      ]);
      assert.deepEqual(verdicts(tampered(once))[0]?.reasons, ['digest-mismatch']);
    });
  }
  await t.test('an empty field that was prepared for it', () => {
    writeFileSync(at('field.pdf'), withEmptyField());
    poppler(at('field.pdf'), at('filled.pdf'), '-sign', 'Signature1');
    assert.deepEqual(verdicts(readFileSync(at('filled.pdf'))), [sound]);
  });
  await t.test('after us, and we after it', async () => {
    const byUs = {
      signer: keySigner([signers.p256.certificate], signers.p256.privateKey),
      signedAt: Temporal.Now.zonedDateTimeISO('Asia/Ho_Chi_Minh'),
    };
    writeFileSync(at('ours.pdf'), await signPdf(readFileSync(base('linearized')), byUs));
    poppler(at('ours.pdf'), at('theirs.pdf'), '-add-signature');
    const all = verdicts(await signPdf(readFileSync(at('theirs.pdf')), byUs));
    const earlier = { ...sound, laterChanges: 'additions' };
    assert.deepEqual(all, [earlier, earlier, sound]);
  });
});

test('PoDoFo signs, and signs twice in one signature by two digests', needs('podofosign'), async (t) => {
  for (const kind of Object.keys(bases).filter((kind) => !kind.startsWith('hybrid'))) {
    await t.test(`a document ${kind}`, () => {
      const keys = ['-cert', at('rsa.pem'), '-pkey', at('rsa.key')];
      did('podofosign', ['-in', base(kind), '-out', at('podofo.pdf'), ...keys]);
      const signed = readFileSync(at('podofo.pdf'));
      assert.deepEqual(verdicts(signed), [sound]);
      assert.deepEqual(verdicts(tampered(signed))[0]?.reasons, ['digest-mismatch']);
      did('podofosign', ['-in', at('podofo.pdf'), '-out', at('podofo2.pdf'), ...keys]);
      const twice = verdicts(readFileSync(at('podofo2.pdf')));
      assert.deepEqual(twice, [{ ...sound, laterChanges: 'additions' }, sound]);
    });
  }
});

test(
  'MuPDF signs with SHA-1: the document is whole, and its digest too weak to rely on',
  needs('mutool'),
  () => {
    did('openssl', [
      ...['pkcs12', '-export', '-passout', 'pass:x', '-out', at('mu.p12')],
      ...['-in', at('rsa.pem'), '-inkey', at('rsa.key')],
    ]);
    writeFileSync(at('field.pdf'), withEmptyField());
    const field = String(fieldNumber);
    did('mutool', ['sign', '-s', at('mu.p12'), '-P', 'x', '-o', at('mu.pdf'), at('field.pdf'), field]);
    const [report] = verifyPdfSignatures(readFileSync(at('mu.pdf')), options());
    assert.deepEqual([report?.isIntact, report?.reasons], [true, ['digest-weak']]);
  },
);

const fieldNumber = 91;

function withEmptyField(): Buffer {
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

const cases: readonly [title: string, kind: string, who: keyof typeof signers, how: string][] = [
  ['RSA with SHA-256', 'adbe.pkcs7.detached', 'rsa', '-md sha256'],
  ['RSA with SHA-512, without attributes', 'adbe.pkcs7.detached', 'rsa', '-md sha512 -noattr'],
  ['RSA-PSS', 'adbe.pkcs7.detached', 'rsa', '-md sha256 -keyopt rsa_padding_mode:pss'],
  [
    'RSA-PSS with SHA-512 and CAdES',
    'ETSI.CAdES.detached',
    'rsa',
    '-md sha512 -cades -keyopt rsa_padding_mode:pss',
  ],
  ['ECDSA on P-256', 'ETSI.CAdES.detached', 'p256', '-md sha256 -cades'],
  ['ECDSA on P-384', 'ETSI.CAdES.detached', 'p384', '-md sha384 -cades'],
  ['ECDSA by key identifier', 'adbe.pkcs7.detached', 'p384', '-md sha512 -keyid'],
];

for (const [title, kind, who, how] of cases) {
  test(`accepted: a CMS made by openssl, ${kind}: ${title}`, needs('openssl'), () => {
    const signed = byHand(kind, (bytes) => cmsOf(bytes, [who], how.split(' ')));
    assert.deepEqual(verdicts(signed), [sound]);
    assert.deepEqual(verdicts(tampered(signed))[0]?.reasons, [
      how.includes('-noattr') ? 'signature-wrong' : 'digest-mismatch',
    ]);
  });
}

test('the time stated within a CMS is read where the document states none', needs('openssl'), () => {
  const signed = byHand('adbe.pkcs7.detached', (bytes) => cmsOf(bytes, ['rsa'], ['-md', 'sha256']));
  const [report] = verifyPdfSignatures(signed, options());
  assert.equal(report?.isTimeProven, false);
  assert.ok(Temporal.Instant.compare(report.signedAt!, now.subtract({ minutes: 1 })) > 0);
});

test(
  'accepted: a CMS whose lengths are left open (BER), with and without attributes',
  needs('openssl'),
  () => {
    for (const how of ['-cades', '-noattr']) {
      const kind = how === '-cades' ? 'ETSI.CAdES.detached' : 'adbe.pkcs7.detached';
      const signed = byHand(kind, (bytes) => opened(cmsOf(bytes, ['rsa'], ['-md', 'sha256', how])));
      assert.deepEqual(verdicts(signed), [sound]);
      assert.equal(verdicts(tampered(signed))[0]?.reasons.length, 1);
    }
  },
);

/** The same CMS in indefinite lengths, outside of what is signed: ContentInfo, SignedData, its content and signers. */
function opened(der: Uint8Array): Buffer {
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

test(
  'a signature over a SHA-1 digest it carries is told from one that does not match',
  needs('openssl'),
  () => {
    const carried = (bytes: Uint8Array) =>
      cmsOf(createHash('sha1').update(bytes).digest(), ['rsa'], ['-md', 'sha256', '-nodetach']);
    const signed = byHand('adbe.pkcs7.sha1', carried);
    const [report] = verifyPdfSignatures(signed, options());
    assert.deepEqual([report?.isIntact, report?.reasons], [true, ['digest-weak']]);
    assert.deepEqual(verdicts(tampered(signed))[0]?.reasons, ['digest-weak', 'digest-mismatch']);
  },
);

test('refused: one signature by two people', needs('openssl'), () => {
  const signed = byHand('adbe.pkcs7.detached', (bytes) => cmsOf(bytes, ['rsa', 'p256'], ['-md', 'sha256']));
  assert.deepEqual(verdicts(signed)[0]?.reasons, ['cms-several-signers']);
});

test('names that stand in objects of their own are read', needs('openssl'), () => {
  const file = readPdf(document);
  const { bytes } = appendRevision(file, new Map([[90, name('adbe.pkcs7.detached')]]));
  const sign = (signed: Uint8Array) => cmsOf(signed, ['rsa'], ['-md', 'sha256']);
  assert.deepEqual(verdicts(byHand(ref(90), sign, bytes)), [sound]);
});

test('refused by name: a signature without a CMS at all', () => {
  const signed = byHand('adbe.x509.rsa_sha1', () => Buffer.from('0403010203', 'hex'));
  assert.deepEqual(verdicts(signed)[0]?.reasons, ['signature-kind-unsupported']);
});

function byHand(kind: string | PdfRef, sign: (bytes: Uint8Array) => Uint8Array, pdf = document): Buffer {
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

function cmsOf(
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
