// PDFs signed by other software: valid ones must be found valid, tampered ones not.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  at,
  base,
  bases,
  byHand,
  byMupdf,
  cmsOf,
  did,
  nss,
  opened,
  options,
  poppler,
  prepareNss,
  signers,
  withEmptyField,
} from './foreign-signers.ts';
import { keySigner, signPdf, verifyPdfSignatures } from './index.ts';
import { needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { name, ref } from './pdf-value.ts';
import { document } from './sample-document.ts';

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

test('poppler signs', nss, async (t) => {
  prepareNss();
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
    const [report] = verifyPdfSignatures(byMupdf(), options());
    assert.deepEqual([report?.isIntact, report?.reasons], [true, ['digest-weak']]);
  },
);

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
  assert.ok(Temporal.Instant.compare(report.signedAt!, Temporal.Now.instant().subtract({ hours: 1 })) > 0);
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
