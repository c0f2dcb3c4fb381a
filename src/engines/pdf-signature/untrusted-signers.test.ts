// Signatures that are sound in themselves, by people and authorities one should not rely on.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import {
  createDemoAuthority,
  keySigner,
  type SignatureReason,
  type Signer,
  signPdf,
  verifyPdfSignatures,
} from './index.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, type PdfValue, ref, withEntries } from './pdf-value.ts';
import { authority, branch, byMai, document, mai, signedAt, trust, validity } from './sample-document.ts';

const stranger = createDemoAuthority({ commonName: 'Sample Root', organization: 'Tỉnh mẫu', ...validity });
const person = { commonName: 'Trần Thị Mai', ...validity };
const past = { notBefore: Temporal.Instant.from('2020-01-01T00:00:00Z'), notAfter: validity.notBefore };
const future = { notBefore: validity.notAfter, notAfter: Temporal.Instant.from('2040-01-01T00:00:00Z') };
const faded = authority.delegate({ commonName: 'Faded Branch', ...past });
const ordinary = branch.issue(person);
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const selfMade = createDemoAuthority(person);
const otherKey: Signer = { ...mai, sign: async (content) => sign('sha256', content, keys.privateKey) };
const sealedBy = (commonName: string) => authority.issueSigner({ commonName, ...validity, use: 'authority' });

const signers: Readonly<Record<string, readonly [SignatureReason, Signer]>> = {
  'the certificate has expired': ['certificate-expired', branch.issueSigner({ ...person, ...past })],
  'the certificate is not yet valid': [
    'certificate-not-yet-valid',
    branch.issueSigner({ ...person, ...future }),
  ],
  'the signer issued the certificate to themselves': [
    'certificate-self-issued',
    keySigner([selfMade.certificate], selfMade.privateKey),
  ],
  'an unknown authority bears the name of ours': ['issuer-unknown', stranger.issueSigner(person)],
  'the intermediate authority is not enclosed': [
    'issuer-unknown',
    keySigner([ordinary.certificate], ordinary.privateKey),
  ],
  'the intermediate authority has expired': ['issuer-not-valid-then', faded.issueSigner(person)],
  'the certificate may issue certificates but not sign': ['certificate-not-for-signing', sealedBy('Branch')],
  'another key made the signature': ['signature-wrong', otherKey],
};

for (const [title, [reason, signer]] of Object.entries(signers)) {
  test(`refused: ${title}`, async () => {
    const [report] = verifyPdfSignatures(await signPdf(document, { signer, signedAt }), trust);
    assert.equal(report?.isValid, false);
    assert.ok(report.reasons.includes(reason), report.reasons.join(', '));
  });
}

test('refused: the time stated lies in the future, or before the certificate', async () => {
  for (const year of [2025, 2027]) {
    const [report] = verifyPdfSignatures(
      await signPdf(document, { ...byMai, signedAt: signedAt.with({ year }) }),
      trust,
    );
    assert.deepEqual(report?.reasons, ['signing-time-implausible']);
  }
});

test('an authority that is known, or stored in the document, completes the chain', async () => {
  const bare = await signPdf(document, {
    signer: keySigner([ordinary.certificate], ordinary.privateKey),
    signedAt,
  });
  assert.deepEqual(
    verifyPdfSignatures(bare, { ...trust, knownIssuers: [branch.certificate] })[0]?.reasons,
    [],
  );
  const file = readPdf(bare);
  const stored: PdfValue = {
    kind: 'stream',
    dict: dict({}),
    body: Buffer.from(branch.certificate).toString('latin1'),
  };
  const catalog = withEntries(file.dictionary(file.root)!, { DSS: dict({ Certs: [ref(90)] }) });
  const { bytes } = appendRevision(
    file,
    new Map<number, PdfValue>([
      [file.root.number, catalog],
      [90, stored],
    ]),
  );
  const [report] = verifyPdfSignatures(bytes, trust);
  assert.deepEqual([report?.reasons, report?.laterChanges], [[], 'additions']);
});
