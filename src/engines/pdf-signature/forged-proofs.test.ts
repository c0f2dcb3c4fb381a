// Forgers who leave the page alone and lie about the proof: certificates, revocation, timestamps, the CMS itself.
import assert from 'node:assert/strict';
import { createHash, sign } from 'node:crypto';
import { before, test } from 'node:test';
import type { TimestampSource } from './cades.ts';
import { readCertificate } from './certificate.ts';
import { octets, sequence, setOf, tagged } from './der.ts';
import { contextual, type DerElement, members, readDer } from './der-reader.ts';
import {
  addDocumentTimestamp,
  createDemoAuthority,
  keySigner,
  type RevocationEvidence,
  type SignatureReason,
  type Signer,
  signPdf,
  type VerifyOptions,
  verifyPdfSignatures,
} from './index.ts';
import { appendValidationData } from './long-term/validation-data.ts';
import { publishedList, responding, stamping } from './openssl-peers.ts';
import { needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { ocspRequest } from './revocation/ocsp-request.ts';
import { document } from './sample-document.ts';
import { timestampRequest } from './timestamps/timestamp-request.ts';
import { tokenOfResponse } from './timestamps/timestamp-token.ts';

// openssl stamps and answers by the clock of the machine.
const now = Temporal.Now.instant();
const hours = (count: number) => now.add({ hours: count });
const years = { notBefore: hours(-1000), notAfter: hours(100_000) };
const authority = createDemoAuthority({ commonName: 'Root', ...years });
const strangers = createDemoAuthority({ commonName: 'Root', ...years });
const person = { commonName: 'Trần Thị Mai', ...years };
const mai = authority.issue(person);
const brief = authority.issue({ ...person, notBefore: hours(-1), notAfter: hours(1) });
const stamper = authority.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const byMai = keySigner([mai.certificate], mai.privateKey);
const trust: VerifyOptions = { trustedRoots: [authority.certificate], at: Temporal.Now.instant() };
const afterwards = { ...trust, at: hours(50) };
const openssl = needs('openssl');

const signedBy = (signer: Signer, timestamp?: TimestampSource, pdf: Uint8Array = document) =>
  signPdf(pdf, { signer, signedAt: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh'), timestamp });

const stampedBy =
  (issued: typeof stamper): TimestampSource =>
  async (digest) => {
    const read = tokenOfResponse(await stamping(issued)('/', Buffer.from(timestampRequest(digest).der)));
    assert.ok('token' in read);
    return read.token;
  };

/** The file with another value in the place of its last signature. */
function withCms(pdf: Uint8Array, change: (cms: Buffer) => Uint8Array): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  const start = text.lastIndexOf('/Contents <') + '/Contents <'.length;
  const hex = text.slice(start, text.indexOf('>', start));
  const whole = Buffer.from(hex, 'hex');
  const changed = Buffer.from(change(whole.subarray(0, 4 + whole.readUInt16BE(2)))).toString('hex');
  assert.ok(changed.length <= hex.length, 'no room for the forgery');
  return Buffer.from(
    text.slice(0, start) + changed.padEnd(hex.length, '0') + text.slice(start + hex.length),
    'latin1',
  );
}

interface CmsParts {
  readonly head: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  readonly signerInfo: readonly DerElement[];
}

/** Takes a CMS apart and puts it together again, with other certificates or another SignerInfo. */
function rebuilt(
  cms: Uint8Array,
  change: (parts: CmsParts) => { certificates?: readonly Uint8Array[]; signerInfos?: readonly Uint8Array[] },
): Buffer {
  const [type, content] = members(readDer(cms));
  const fields = members(members(content)[0]);
  const signers = members(fields.at(-1));
  const certificates = members(contextual(fields, 0)).map(({ whole }) => whole);
  const parts = {
    head: fields.slice(0, 3).map(({ whole }) => whole),
    certificates,
    signerInfo: members(signers[0]),
  };
  const changed = change(parts);
  return sequence(
    type!.whole,
    tagged(
      0,
      sequence(
        ...parts.head,
        tagged(0, ...(changed.certificates ?? certificates)),
        setOf(...(changed.signerInfos ?? signers.map(({ whole }) => whole))),
      ),
    ),
  );
}

const raw = (elements: readonly DerElement[]) => elements.map(({ whole }) => whole);
const isUnsigned = ({ tag }: DerElement) => tag === 0xa1;

const answerOf = (kind: RevocationEvidence['kind'], der: Uint8Array): RevocationEvidence => ({
  kind,
  der,
  source: 'embedded',
});

/** The document with proofs stored in it, as anybody may append them. */
function withStored(
  pdf: Uint8Array,
  {
    certificates = [],
    ocsps = [],
    crls = [],
  }: Partial<Record<'certificates' | 'ocsps' | 'crls', Uint8Array[]>>,
) {
  return appendValidationData(readPdf(pdf), [{ contents: new Uint8Array(), certificates, ocsps, crls }]);
}

const revokedMai = { certificate: mai.certificate, at: hours(-3), reason: 'keyCompromise' };
const askAboutMai = () =>
  ocspRequest(readCertificate(mai.certificate), readCertificate(authority.certificate)).der;

type Forgery = readonly [reason: SignatureReason, pdf: Uint8Array, options?: VerifyOptions];
const forgeries: Readonly<Record<string, () => Promise<Forgery>>> = {
  'a certificate that was revoked': async () => {
    const list = await publishedList({ authority, known: [], revoked: [revokedMai] });
    const revocation = [answerOf('crl', list)];
    return ['certificate-revoked', await signedBy(byMai), { ...trust, revocation }];
  },
  'a revoked certificate, and an older answer that it was good stored in the document': async () => {
    const good = await responding({ authority, known: [mai.certificate] }, authority)(
      '/',
      Buffer.from(askAboutMai()),
    );
    const pdf = withStored(await signedBy(byMai), { ocsps: [good] });
    const list = await publishedList({ authority, known: [], revoked: [revokedMai] });
    return ['certificate-revoked', pdf, { ...trust, revocation: [answerOf('crl', list)] }];
  },
  'an answer that the certificate is good, made by the forger': async () => {
    const forger = strangers.issue({ commonName: 'Responder', use: 'responder', ...years });
    const lie = await responding({ authority, known: [mai.certificate] }, forger)(
      '/',
      Buffer.from(askAboutMai()),
    );
    const pdf = withStored(await signedBy(byMai), { ocsps: [lie] });
    return ['revocation-unknown', pdf, { ...trust, needsRevocation: true }];
  },
  'the answer about another certificate of the same authority': async () => {
    const hung = readCertificate(authority.issue({ ...person, commonName: 'Hùng' }).certificate);
    const request = ocspRequest(hung, readCertificate(authority.certificate)).der;
    const registry = { authority, known: [new Uint8Array(hung.x509.raw)] };
    const theirs = await responding(registry, authority)('/', Buffer.from(request));
    const pdf = withStored(await signedBy(byMai), { ocsps: [theirs] });
    return ['revocation-unknown', pdf, { ...trust, needsRevocation: true }];
  },
  'a root of the forger stored among the proofs of the document': async () => {
    const pdf = await signedBy(strangers.issueSigner(person));
    return ['issuer-unknown', withStored(pdf, { certificates: [strangers.certificate] })];
  },
  'a person who plays the authority for another': async () => {
    const name = readCertificate(mai.certificate);
    const pretender = createDemoAuthority({ commonName: 'Trần Thị Mai', ...years });
    assert.equal(pretender.certificate.length > 0 && name.x509.ca, false);
    const victim = pretender.issue({ ...person, commonName: 'Chủ tịch' });
    const chain = [victim.certificate, mai.certificate];
    return ['issuer-unknown', await signedBy(keySigner(chain, victim.privateKey))];
  },
  'a root that was trusted until last year': async () => {
    const trustedRoots = [{ der: authority.certificate, trustedUntil: hours(-500) }];
    return ['issuer-not-valid-then', await signedBy(byMai), { ...trust, trustedRoots }];
  },
  'a certificate that is not valid yet': async () => {
    const early = authority.issueSigner({ ...person, notBefore: hours(10) });
    return ['certificate-not-yet-valid', await signedBy(early)];
  },
  'a certificate the signer issued to themselves': async () => {
    const own = createDemoAuthority(person);
    return ['certificate-self-issued', await signedBy(keySigner([own.certificate], own.privateKey))];
  },
  'the timestamp stripped from a signature whose certificate has run out': async () => {
    const pdf = await signedBy(keySigner([brief.certificate], brief.privateKey), stampedBy(stamper));
    assert.deepEqual(verifyPdfSignatures(pdf, afterwards)[0]?.reasons, []);
    const stripped = withCms(pdf, (cms) =>
      rebuilt(cms, ({ signerInfo }) => ({
        signerInfos: [sequence(...raw(signerInfo.filter((part) => !isUnsigned(part))))],
      })),
    );
    return ['certificate-expired', stripped, afterwards];
  },
  'the timestamp of a neighbour replayed on a signature made too late': async () => {
    const early = await signedBy(byMai, stampedBy(stamper));
    const late = await signedBy(keySigner([brief.certificate], brief.privateKey), stampedBy(stamper));
    const token = unsignedOf(early);
    const replayed = withCms(late, (cms) =>
      rebuilt(cms, ({ signerInfo }) => ({
        signerInfos: [sequence(...raw(signerInfo.filter((part) => !isUnsigned(part))), token)],
      })),
    );
    return ['timestamp-invalid', replayed, afterwards];
  },
  'the document timestamp of another document': async () => {
    const other = await addDocumentTimestamp(await signedBy(byMai), { timestamp: stampedBy(stamper) });
    let token: Uint8Array = new Uint8Array();
    withCms(other, (cms) => {
      token = cms;
      return cms;
    });
    const pdf = await addDocumentTimestamp(document, { timestamp: async () => token });
    return ['timestamp-invalid', pdf];
  },
  'a document timestamp by nobody we trust': async () => {
    const theirs = strangers.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
    return ['timestamp-untrusted', await addDocumentTimestamp(document, { timestamp: stampedBy(theirs) })];
  },
  'another certificate of the same key put in the place of the signer’s': async () => {
    const twin = twinOf(await signedBy(byMai));
    return ['signing-certificate-mismatch', twin];
  },
  'the certificate taken out': async () => {
    const pdf = withCms(await signedBy(byMai), (cms) => rebuilt(cms, () => ({ certificates: [] })));
    return ['signer-certificate-missing', pdf];
  },
  'a second signer slipped into the CMS': async () => {
    const roomy = await signedBy(byMai, async () => octets(new Uint8Array(3000)));
    const pdf = withCms(roomy, (cms) =>
      rebuilt(cms, ({ signerInfo }) => {
        const bare = sequence(...raw(signerInfo.filter((part) => !isUnsigned(part))));
        const other = Buffer.from(bare);
        other[other.length - 1]! ^= 1;
        return { signerInfos: [bare, other] };
      }),
    );
    return ['cms-several-signers', pdf];
  },
  'two digests among the signed attributes, of which one is right': async () => {
    const twice: Signer = { ...byMai, sign: async (bytes) => sign('sha256', doubled(bytes), mai.privateKey) };
    const roomy = await signedBy(twice, async () => octets(new Uint8Array(3000)));
    const pdf = withCms(roomy, (cms) =>
      rebuilt(cms, ({ signerInfo }) => {
        const parts = raw(signerInfo.filter((part) => !isUnsigned(part)));
        const attributes = Buffer.from(doubled(Buffer.from(parts[3]!)));
        attributes[0] = 0xa0;
        return { signerInfos: [sequence(...parts.slice(0, 3), attributes, ...parts.slice(4))] };
      }),
    );
    return ['cms-malformed', pdf];
  },
  'a CMS cut in the middle': async () => [
    'cms-malformed',
    withCms(await signedBy(byMai), (cms) => cms.subarray(0, cms.length / 2)),
  ],
  'a CMS that claims to be longer than the file': async () => [
    'cms-malformed',
    withCms(await signedBy(byMai), (cms) => {
      const longer = Buffer.from(cms);
      longer.writeUInt16BE(0xffff, 2);
      return longer;
    }),
  ],
  'a CMS of five megabytes': async () => [
    'cms-oversized',
    await signedBy(byMai, async () => octets(new Uint8Array(5_000_000))),
  ],
  'a CMS nested a hundred thousand deep': async () => {
    const roomy = await signedBy(byMai, async () => octets(new Uint8Array(200_000)));
    // Of lengths left open, so that each level takes two bytes.
    return ['cms-malformed', withRaw(roomy, Buffer.alloc(200_000, Buffer.from([0x30, 0x80])))];
  },
};

/** As `withCms`, without looking at what was there. */
function withRaw(pdf: Uint8Array, value: Uint8Array): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  const start = text.lastIndexOf('/Contents <') + '/Contents <'.length;
  const length = text.indexOf('>', start) - start;
  const hex = Buffer.from(value).toString('hex').slice(0, length).padEnd(length, '0');
  return Buffer.from(text.slice(0, start) + hex + text.slice(start + length), 'latin1');
}

function unsignedOf(pdf: Uint8Array): Uint8Array {
  let found: Uint8Array = new Uint8Array();
  withCms(pdf, (cms) =>
    rebuilt(cms, ({ signerInfo }) => {
      found = signerInfo.find(isUnsigned)!.whole;
      return {};
    }),
  );
  return found;
}

/** A set of attributes with a second digest, of something else. */
function doubled(attributes: Uint8Array): Uint8Array {
  const all = members(readDer(attributes));
  const digest = all.find(({ whole }) =>
    Buffer.from(whole).includes(Buffer.from('2a864886f70d010904', 'hex')),
  )!;
  const other = Buffer.from(digest.whole);
  other.set(createHash('sha256').update('something else').digest(), other.length - 32);
  return setOf(...raw(all), other);
}

/** The issuer's name and number kept, everything else of the certificate another's. */
function twinOf(pdf: Uint8Array): Buffer {
  return withCms(pdf, (cms) =>
    rebuilt(cms, ({ certificates: [own] }) => {
      const copy = Buffer.from(own!);
      const at = copy.indexOf(Buffer.from('Mai'));
      copy.write('Max', at, 'latin1');
      return { certificates: [copy] };
    }),
  );
}

const made = new Map<string, Forgery>();
before(async () => {
  if (openssl.skip) return;
  for (const [title, make] of Object.entries(forgeries)) made.set(title, await make());
});

for (const title of Object.keys(forgeries)) {
  test(`refused: ${title}`, openssl, () => {
    const [reason, pdf, options = trust] = made.get(title)!;
    const report = verifyPdfSignatures(pdf, options).at(-1);
    assert.equal(report?.isValid, false);
    assert.ok(report.reasons.includes(reason), report.reasons.join(', '));
  });
}

test(
  'refused: the document timestamp cut off, when only it still carried the signature',
  openssl,
  async () => {
    const pdf = await signedBy(keySigner([brief.certificate], brief.privateKey));
    const kept = await addDocumentTimestamp(pdf, { timestamp: stampedBy(stamper) });
    assert.deepEqual(verifyPdfSignatures(kept, afterwards)[0]?.reasons, []);
    const cut = kept.subarray(0, pdf.length);
    assert.deepEqual(verifyPdfSignatures(cut, afterwards)[0]?.reasons, ['certificate-expired']);
  },
);

test('a CMS put together anew without a change is valid: the forgeries above fail for their own reasons', async () => {
  const pdf = withCms(await signedBy(byMai), (cms) => rebuilt(cms, () => ({})));
  assert.deepEqual(verifyPdfSignatures(pdf, trust)[0]?.reasons, []);
});
