// The life of a document kept for decades. openssl stamps and answers by the clock of the machine, so what is asked
// about later years is asked by naming those years.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  addDocumentTimestamp,
  addValidationData,
  createDemoAuthority,
  type DemoAuthority,
  keySigner,
  type LongTermError,
  type RevocationFetcher,
  restamp,
  restampDue,
  signPdf,
  type TimestampSource,
  timestampsFrom,
  verifyPdfSignatures,
} from '../index.ts';
import { post, publishedList, responding, served, stamping } from '../openssl-peers.ts';
import { ask, needs, pem } from '../other-software.ts';
import { readPdf } from '../pdf-file.ts';
import type { PdfDict, PdfString, PdfValue } from '../pdf-value.ts';
import { document } from '../sample-document.ts';
import { type SignatureField, signatureFields } from '../signature-fields.ts';

const openssl = needs('openssl');
const now = Temporal.Now.instant();
const inYears = (years: number) => now.add({ hours: 24 * 365 * years });
const from = now.subtract({ hours: 24 });
const forYears = (years: number) => ({ notBefore: from, notAfter: inYears(years) });

const authority = createDemoAuthority({ commonName: 'Root', ...forYears(40) });
const stampRoot = createDemoAuthority({ commonName: 'Stamp Root', ...forYears(40) });
const branch = authority.delegate({ commonName: 'Branch', crlUrl: 'http://root.vn', ...forYears(30) });
const mai = branch.issue({ commonName: 'Trần Thị Mai', ocspUrl: 'http://branch.vn', ...forYears(2) });
const responder = branch.issue({ commonName: 'Responder', use: 'responder', ...forYears(2) });
const stamper = (commonName: string, years: number) =>
  stampRoot.issue({ commonName, use: 'timestamp', crlUrl: 'http://stamps.vn', ...forYears(years) });
const trustedRoots = [authority.certificate, stampRoot.certificate];
const byMai = {
  signer: keySigner([mai.certificate, branch.certificate], mai.privateKey),
  signedAt: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh'),
  signerName: 'Trần Thị Mai',
};

const closing: (() => void)[] = [];
const here = { after: (close: () => void) => closing.push(close) } as never;
let fetcher: RevocationFetcher;
let [first, second, third] = [] as TimestampSource[];
let [bt, blt, blta] = [] as Uint8Array[];

before(async () => {
  if (openssl.skip) return;
  const answers = await served(here, responding({ authority: branch, known: [mai.certificate] }, responder));
  const lists: Record<string, DemoAuthority> = { 'http://root.vn': authority, 'http://stamps.vn': stampRoot };
  fetcher = {
    ocsp: (url, request) => post(url.replace('http://branch.vn', answers), request),
    crl: (url) => publishedList({ authority: lists[url]!, known: [] }),
  };
  [first, second, third] = await Promise.all(
    [stamper('First', 5), stamper('Second', 15), stamper('Third', 30)].map(async (issued) => {
      const url = await served(here, stamping(issued));
      return timestampsFrom([{ name: 'one', send: (body) => post(url, body) }], { trustedRoots });
    }),
  );
  bt = await signPdf(document, { ...byMai, timestamp: first });
  blt = await addValidationData(bt, asked());
  blta = await addDocumentTimestamp(blt, { timestamp: second! });
});

after(() => {
  for (const close of closing) close();
});

const asked = (at = Temporal.Now.instant()) => ({ trustedRoots, at, fetcher });
const levelAt = (pdf: Uint8Array, at: Temporal.Instant) => {
  const [report] = verifyPdfSignatures(pdf, { trustedRoots, at });
  return [report?.reasons, report?.level, report?.standing];
};

test('evidence enclosed makes B-LT, a timestamp over it B-LTA; earlier bytes stay', openssl, () => {
  const at = Temporal.Now.instant();
  assert.deepEqual(levelAt(bt!, at), [[], 'B-T', 'still-valid']);
  assert.deepEqual(levelAt(blt!, at), [[], 'B-LT', 'still-valid']);
  assert.deepEqual(levelAt(blta!, at), [[], 'B-LTA', 'still-valid']);
  assert.deepEqual(blt!.subarray(0, bt!.length), bt);
  assert.deepEqual(blta!.subarray(0, blt!.length), blt);
  const [signature, stamp] = verifyPdfSignatures(blta!, { trustedRoots, at, needsRevocation: true });
  assert.deepEqual([signature?.laterChanges, signature?.revocation.source], ['additions', 'embedded']);
  assert.deepEqual([stamp?.kind, stamp?.field, stamp?.signerName], ['timestamp', 'Timestamp1', 'Second']);
});

test('poppler finds signature and timestamp sound, and qpdf the file', openssl, () => {
  const { text } = ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': blta! });
  assert.match(text, /Signature Type: ETSI\.CAdES\.detached[\s\S]*Signature is Valid\./);
  // This version of poppler knows of a document timestamp only that it is there.
  assert.match(text, /Field Name: Timestamp1[\s\S]*Total document signed/);
  for (const pdf of [blt!, blta!]) {
    const said = ask('qpdf', ['--check', 'a.pdf'], { 'a.pdf': pdf });
    assert.equal(said.status, 0, said.text);
    assert.doesNotMatch(said.text, /WARNING/);
  }
});

test(
  'each certificate, answer and list is enclosed once, and listed for its signature',
  openssl,
  async () => {
    const file = readPdf(await addValidationData(blta!, asked()));
    const store = file.dictionary(file.dictionary(file.root)!.entries.get('DSS'))!;
    const count = (from: PdfDict, key: string) => (file.resolve(from.entries.get(key)) as PdfValue[]).length;
    // Signer, branch and root; both stamps and their root. One answer; the lists of both roots.
    assert.deepEqual([count(store, 'Certs'), count(store, 'OCSPs'), count(store, 'CRLs')], [6, 1, 2]);
    const [{ value }] = signatureFields(file) as [SignatureField];
    const { bytes } = file.resolve(value.entries.get('Contents')) as PdfString;
    const key = createHash('sha1').update(bytes, 'latin1').digest('hex').toUpperCase();
    const vri = file.dictionary(store.entries.get('VRI'))!;
    assert.equal(vri.entries.size, 2);
    const concerning = file.dictionary(vri.entries.get(key))!;
    assert.deepEqual(
      [count(concerning, 'Cert'), count(concerning, 'OCSP'), count(concerning, 'CRL')],
      [5, 1, 2],
    );
  },
);

test(
  'when the signer and the first timestamp have run out, the document timestamp still carries them',
  openssl,
  () => {
    assert.deepEqual(levelAt(bt!, inYears(3)), [[], 'B-T', 'was-valid']);
    assert.deepEqual(levelAt(bt!, inYears(6)), [
      ['certificate-expired', 'timestamp-expired'],
      undefined,
      'expired',
    ]);
    assert.deepEqual(levelAt(blta!, inYears(6)), [[], 'B-LTA', 'was-valid']);
    assert.equal(verifyPdfSignatures(blta!, { trustedRoots, at: inYears(16) })[0]?.isValid, false);
  },
);

test('what protects a document, and until when, is told with its reason', openssl, () => {
  const due = (pdf: Uint8Array, over: object = {}) => {
    const found = restampDue(pdf, { trustedRoots, at: Temporal.Now.instant(), lifetimes: long, ...over });
    return [found?.reason, found?.what, found?.dueAt.round('second').toString()];
  };
  const day = (at: Temporal.Instant) =>
    at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
  const century = inYears(100);
  const long = { shortKeys: century, longKeys: century, digests: century };
  assert.deepEqual(due(bt!), ['timestamp-certificate-ends', 'First', day(inYears(5))]);
  assert.deepEqual(due(blta!), ['timestamp-certificate-ends', 'Second', day(inYears(15))]);
  const soon = inYears(1);
  assert.deepEqual(due(blta!, { lifetimes: { ...long, longKeys: soon } }).slice(0, 2), [
    'algorithm-ends',
    'prime256v1',
  ]);
  const trustedUntil = [{ der: stampRoot.certificate, trustedUntil: soon }, authority.certificate];
  assert.deepEqual(due(blta!, { trustedRoots: trustedUntil }).slice(0, 2), ['trust-ends', 'Stamp Root']);
  assert.equal(restampDue(document, { trustedRoots, at: now }), undefined);
});

test('a signature without a timestamp is due when its certificate ends; NIST ends its algorithm', async () => {
  const plain = await signPdf(document, byMai);
  const due = restampDue(plain, { trustedRoots, at: now });
  assert.deepEqual([due?.reason, due?.what], ['certificate-ends', 'Trần Thị Mai']);
});

test('stamped again in time, the document outlives its second timestamp as well', openssl, async () => {
  const renewed = await restamp(blta!, { ...asked(), timestamp: third! });
  assert.deepEqual(renewed.subarray(0, blta!.length), blta);
  assert.deepEqual(levelAt(renewed, inYears(20)), [[], 'B-LTA', 'was-valid']);
  const reports = verifyPdfSignatures(renewed, { trustedRoots, at: inYears(20) });
  assert.deepEqual(
    reports.map(({ isValid, laterChanges }) => [isValid, laterChanges]),
    [
      [true, 'additions'],
      [true, 'additions'],
      [true, 'none'],
    ],
  );
  assert.equal(verifyPdfSignatures(renewed, { trustedRoots, at: inYears(31) })[0]?.isValid, false);
});

test('another may still sign a document that is kept for long', openssl, async () => {
  const both = await signPdf(blta!, { ...byMai, reason: 'Sao y' });
  const reports = verifyPdfSignatures(both, { trustedRoots, at: Temporal.Now.instant() });
  assert.deepEqual(
    reports.map(({ isValid, level }) => [isValid, level]),
    [
      [true, 'B-LTA'],
      [true, undefined],
      [true, 'B-B'],
    ],
  );
});

test('evidence offered from a cache is enclosed without asking anybody', openssl, async () => {
  const lists = await Promise.all(
    [authority, stampRoot].map((by) => publishedList({ authority: by, known: [] })),
  );
  const ofBranch = await publishedList({ authority: branch, known: [mai.certificate] });
  const revocation = [...lists, ofBranch].map((der) => ({ kind: 'crl', der, source: 'cached' }) as const);
  const enclosed = await addValidationData(bt!, { ...asked(), fetcher: {}, revocation });
  assert.deepEqual(levelAt(enclosed, Temporal.Now.instant()), [[], 'B-LT', 'still-valid']);
});

test('refused, with the name of who is missing: nobody answers for a certificate', openssl, async () => {
  const failing = addValidationData(bt!, { ...asked(), fetcher: { crl: fetcher.crl } });
  await assert.rejects(failing, (error: LongTermError) => {
    assert.equal(error.code, 'revocation-unavailable');
    assert.deepEqual(error.missing, [{ subject: 'Trần Thị Mai', attempts: [] }]);
    return true;
  });
});

test('refused: the chain of a signature is unknown', openssl, async () => {
  const failing = addValidationData(bt!, { ...asked(), trustedRoots: [stampRoot.certificate] });
  await assert.rejects(failing, (error: LongTermError) => error.code === 'chain-unknown');
});

test('openssl accepts the token of the document timestamp', openssl, () => {
  const text = Buffer.from(blta!).toString('latin1');
  const [, gapStart, gapEnd, rest] = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)/g)]
    .at(-1)!
    .map(Number) as [number, number, number, number];
  const signed = Buffer.concat([blta!.subarray(0, gapStart), blta!.subarray(gapEnd, gapEnd + rest)]);
  const token = Buffer.from(text.slice(gapStart + 1, gapEnd - 1), 'hex');
  const files = { token: token.subarray(0, 4 + token.readUInt16BE(2)), data: signed };
  const args = 'ts -verify -in token -token_in -data data -CAfile root.pem'.split(' ');
  const said = ask('openssl', args, { ...files, 'root.pem': pem(stampRoot.certificate) });
  assert.match(said.text, /Verification: OK/);
});
