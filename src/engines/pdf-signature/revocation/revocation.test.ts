import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../certificate.ts';
import {
  createDemoAuthority,
  gatherRevocation,
  keySigner,
  type PdfSignatureReport,
  type RevocationEvidence,
  type RevocationFetcher,
  signPdf,
  type TimestampSource,
  timestampsFrom,
  verifyPdfSignatures,
} from '../index.ts';
import { get, post, publishedList, type Registry, responding, served, stamping } from '../openssl-peers.ts';
import { needs } from '../other-software.ts';
import { document } from '../sample-document.ts';
import { readEvidence } from './revocation-evidence.ts';
import { revocationOf } from './revocation-of.ts';

const openssl = needs('openssl');
// openssl answers by the clock of the machine.
const now = Temporal.Now.instant();
const ago = (hours: number) => now.subtract({ hours });
const years = { notBefore: ago(1000), notAfter: now.add({ hours: 24 * 365 }) };
const authority = createDemoAuthority({ commonName: 'Root', ...years });
const mai = issue('Trần Thị Mai');
const responder = authority.issue({ commonName: 'Responder', use: 'responder', ...years });
const stamper = authority.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const revokedAt = ago(10);
const good: Registry = { authority, known: [mai.certificate, stamper.certificate] };
const revoked: Registry = {
  authority,
  known: [stamper.certificate],
  revoked: [{ certificate: mai.certificate, at: revokedAt, reason: 'keyCompromise' }],
};
const trustedRoots = [authority.certificate];

function issue(commonName: string) {
  const urls = { ocspUrl: 'http://ocsp.example.vn/', crlUrl: 'http://crl.example.vn/root.crl' };
  return authority.issue({ commonName, ...urls, ...years });
}

const signedBy = (hoursAgo: number, timestamp?: TimestampSource) =>
  signPdf(document, {
    signer: keySigner([mai.certificate], mai.privateKey),
    signedAt: ago(hoursAgo).toZonedDateTimeISO('Asia/Ho_Chi_Minh'),
    timestamp,
  });

async function judged(pdf: Uint8Array, fetcher: RevocationFetcher): Promise<PdfSignatureReport> {
  const options = { trustedRoots, at: Temporal.Now.instant() };
  const { evidence } = await gatherRevocation(pdf, { ...options, fetcher });
  return verifyPdfSignatures(pdf, { ...options, revocation: evidence })[0]!;
}

const asking = (url: string): RevocationFetcher => ({ ocsp: (_, request) => post(url, request) });

test('a responder that knows the certificate makes it good, and its answer is dated', openssl, async (t) => {
  const report = await judged(await signedBy(1), asking(await served(t, responding(good, responder))));
  assert.deepEqual([report.isValid, report.standing], [true, 'still-valid']);
  const { status, by, source, age } = report.revocation;
  assert.deepEqual([status, by, source], ['good', 'ocsp', 'online']);
  assert.ok(age!.total('minutes') < 5);
});

test('the authority may answer by its own key', openssl, async (t) => {
  const url = await served(t, responding(good, authority));
  assert.equal((await judged(await signedBy(1), asking(url))).revocation.status, 'good');
});

test('a list that does not name the certificate makes it good', openssl, async () => {
  const report = await judged(await signedBy(1), { crl: () => publishedList(good) });
  assert.deepEqual([report.isValid, report.revocation.status, report.revocation.by], [true, 'good', 'crl']);
});

test('a list dated after the moment asked, by a clock ahead of ours, has no age', openssl, async () => {
  const list = { kind: 'crl', der: await publishedList(good), source: 'online' } as const;
  const [report] = verifyPdfSignatures(await signedBy(1), {
    trustedRoots,
    at: now.subtract({ minutes: 5 }),
    revocation: [list],
  });
  assert.deepEqual([report?.revocation.status, report?.revocation.age?.total('seconds')], ['good', 0]);
});

test('where the responder is silent the list is read', openssl, async (t) => {
  const list = await publishedList(good);
  const url = await served(t, () => list);
  const report = await judged(await signedBy(1), {
    ocsp: () => Promise.reject(new Error('silent')),
    crl: () => get(url),
  });
  assert.equal(report.revocation.by, 'crl');
});

test('where nobody answers the revocation is unknown; that is stated, and refused only where it is asked', async () => {
  const pdf = await signedBy(1);
  const options = { trustedRoots, at: now };
  const gathered = await gatherRevocation(pdf, { ...options, fetcher: {} });
  assert.deepEqual(gathered, { evidence: [], missing: [{ subject: 'Trần Thị Mai', attempts: [] }] });
  const [report] = verifyPdfSignatures(pdf, options);
  assert.deepEqual([report?.isValid, report?.revocation.status], [true, 'unknown']);
  assert.equal(report?.revocation.why, 'no-evidence');
  const [strict] = verifyPdfSignatures(pdf, { ...options, needsRevocation: true });
  assert.deepEqual(strict?.reasons, ['revocation-unknown']);
});

test('refused: revoked before signing, by what a responder says and by a list', openssl, async (t) => {
  const pdf = await signedBy(5);
  for (const fetcher of [
    asking(await served(t, responding(revoked, responder))),
    { crl: () => publishedList(revoked) },
  ]) {
    const report = await judged(pdf, fetcher);
    assert.deepEqual(report.reasons, ['certificate-revoked']);
    assert.equal(report.standing, 'revoked-before');
    const seconds = { smallestUnit: 'second', roundingMode: 'floor' } as const;
    assert.equal(report.revocation.revokedAt?.toString(), revokedAt.round(seconds).toString());
    assert.equal(report.revocation.revokedFor, 'key-compromise');
  }
});

test('refused: a signature dated before the revocation, when nothing proves the date', openssl, async () => {
  const report = await judged(await signedBy(20), { crl: () => publishedList(revoked) });
  assert.deepEqual(report.reasons, ['revoked-time-unproven']);
  assert.equal(report.standing, 'revoked-after');
});

test('a timestamp keeps a signature valid when the certificate is revoked later', openssl, async (t) => {
  const url = await served(t, stamping(stamper));
  const timestamp = timestampsFrom([{ name: 'one', send: (body) => post(url, body) }], { trustedRoots });
  const pdf = await signedBy(0, timestamp);
  const later: Registry = {
    ...revoked,
    revoked: [{ certificate: mai.certificate, at: Temporal.Now.instant().add({ seconds: 5 }) }],
  };
  const list = { kind: 'crl', der: await publishedList(later), source: 'cached' } as const;
  const at = Temporal.Now.instant().add({ minutes: 10 });
  const [report] = verifyPdfSignatures(pdf, { trustedRoots, at, revocation: [list] });
  assert.deepEqual(report?.reasons, []);
  assert.deepEqual([report?.standing, report?.revocation.source], ['revoked-after', 'cached']);
});

test('refused: the authority of the timestamp was revoked for a leaked key', openssl, async (t) => {
  const url = await served(t, stamping(stamper));
  const timestamp = timestampsFrom([{ name: 'one', send: (body) => post(url, body) }], { trustedRoots });
  const pdf = await signedBy(0, timestamp);
  const at = Temporal.Now.instant().add({ minutes: 10 });
  const reasonsFor = async (reason: string) => {
    const stamped = {
      certificate: stamper.certificate,
      at: Temporal.Now.instant().add({ seconds: 5 }),
      reason,
    };
    const list = await publishedList({ authority, known: [mai.certificate], revoked: [stamped] });
    const revocation = [{ kind: 'crl', der: list, source: 'online' }] as const;
    return verifyPdfSignatures(pdf, { trustedRoots, at, revocation })[0]?.reasons;
  };
  assert.deepEqual(await reasonsFor('keyCompromise'), ['timestamp-revoked']);
  assert.deepEqual(await reasonsFor('superseded'), []);
});

test('an authority revoked by the root takes all its signers with it', openssl, async () => {
  const branch = authority.delegate({ commonName: 'Branch', ...years });
  const clerk = branch.issueSigner({ commonName: 'Văn thư', ...years });
  const pdf = await signPdf(document, { signer: clerk, signedAt: ago(1).toZonedDateTimeISO('UTC') });
  const list = await publishedList({
    authority,
    known: [],
    revoked: [{ certificate: branch.certificate, at: ago(3) }],
  });
  const revocation = [{ kind: 'crl', der: list, source: 'cached' }] as const;
  const [report] = verifyPdfSignatures(pdf, { trustedRoots, at: Temporal.Now.instant(), revocation });
  assert.deepEqual([report?.reasons, report?.revocation.subject], [['issuer-revoked'], 'Branch']);
});

test('evidence that is forged, of others, stale or not for the question says nothing', openssl, async (t) => {
  const strangers = createDemoAuthority({ commonName: 'Root', ...years });
  const theirs = strangers.issue({ commonName: 'Responder', use: 'responder', ...years });
  const ordinary = authority.issue({ commonName: 'Hùng', ...years });
  const expired = authority.issue({
    commonName: 'Old',
    use: 'responder',
    notBefore: ago(900),
    notAfter: ago(1),
  });
  const other = { authority, known: [issue('Hùng').certificate] };
  const list = await publishedList(good);
  const answerBy = async (by: typeof responder) => answer(await served(t, responding(good, by)));
  const at = Temporal.Now.instant();
  const cases: Readonly<Record<string, readonly [RevocationEvidence | undefined, Temporal.Instant, string]>> =
    {
      'signed by the responder of another authority': [await answerBy(theirs), at, 'no-evidence'],
      'signed by somebody the authority did not name for it': [await answerBy(ordinary), at, 'no-evidence'],
      'signed by a responder that had expired': [await answerBy(expired), at, 'no-evidence'],
      'about a certificate it does not know': [
        await answer(await served(t, responding(other, responder))),
        at,
        'not-known-there',
      ],
      'older than it says it holds': [await answerBy(responder), at.add({ hours: 1 }), 'evidence-stale'],
      'a list that has run out': [crl(list), at.add({ hours: 24 * 8 }), 'evidence-stale'],
      'a list with a changed byte': [crl(changed(list)), at, 'no-evidence'],
      'a list of an authority of the same name': [
        crl(await publishedList({ authority: strangers, known: [] })),
        at,
        'no-evidence',
      ],
    };
  for (const [title, [evidence, moment, why]] of Object.entries(cases)) {
    const trust = { anchors: [], issuers: [], evidence: evidence ? [readEvidence(evidence)] : [] };
    const [own, issuer] = [readCertificate(mai.certificate), readCertificate(authority.certificate)];
    const finding = revocationOf(own, issuer, trust, moment);
    assert.deepEqual([finding.status, finding.why], ['unknown', why], title);
  }
});

test('an answer with the nonce of another question is not taken', openssl, async (t) => {
  const url = await served(t, responding(good, responder));
  const replayed = (await answer(url)).der;
  const { missing } = await gatherRevocation(await signedBy(1), {
    trustedRoots,
    at: Temporal.Now.instant(),
    fetcher: { ocsp: async () => replayed },
  });
  assert.match(missing[0]!.attempts[0]!, /nonce-differs/);
});

async function answer(url: string): Promise<RevocationEvidence> {
  const { ocspRequest } = await import('./ocsp-request.ts');
  const request = ocspRequest(readCertificate(mai.certificate), readCertificate(authority.certificate));
  return { kind: 'ocsp', der: await post(url, request.der), source: 'online' };
}

const crl = (der: Uint8Array): RevocationEvidence => ({ kind: 'crl', der, source: 'cached' });

/** The last bytes are those of the signature, the ones before them what is signed. */
function changed(der: Uint8Array): Uint8Array {
  const copy = Buffer.from(der);
  const at = copy.lastIndexOf(Buffer.from('551d23', 'hex'));
  copy[at + 8]! ^= 1;
  return copy;
}
