import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createDemoAuthority, signPdf, verifyPdfSignatures } from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { putKey, skipWithoutSoftHsm, softHsm } from './soft-hsm.ts';
import { tokenSigner, tryToken } from './token-signer.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const signedAt = Temporal.ZonedDateTime.from('2026-09-02T08:15:00+07:00[Asia/Ho_Chi_Minh]');

describe('a token over PKCS #11', { skip: skipWithoutSoftHsm }, () => {
  const authority = createDemoAuthority({ commonName: 'Tỉnh Mường Mẫu', ...years });
  const hsm = skipWithoutSoftHsm ? undefined! : softHsm('ky-so', '135790');
  const enrol = (keyId: string, keyType: 'rsa' | 'ec') => {
    const issued = authority.issue({ commonName: `Người ký ${keyType}`, keyType, ...years });
    putKey(hsm, keyId, issued.privateKey);
    const place = { library: hsm.library, serial: hsm.serial, keyId };
    return { place, signer: (pin = hsm.pin) => tokenSigner(place, [issued.certificate], pin) };
  };
  const [rsa, ec] = skipWithoutSoftHsm ? [] : [enrol('a1', 'rsa'), enrol('b2', 'ec')];

  const signs = async (key: typeof rsa) => {
    const signed = await signPdf(document, { signer: key!.signer(), signedAt });
    const at = signedAt.toInstant();
    const [report] = verifyPdfSignatures(signed, { trustedRoots: [authority.certificate], at });
    assert.deepEqual(report?.reasons, []);
  };
  test('signs with RSA, its key never outside', () => signs(rsa));
  test('signs with an elliptic curve, its key never outside', () => signs(ec));

  test('takes no PIN but its own, even while another is signing with the right one', async () => {
    const right = Array.from({ length: 5 }, () => signPdf(document, { signer: ec!.signer(), signedAt }));
    const wrong = Array.from({ length: 5 }, () =>
      signPdf(document, { signer: ec!.signer('999999'), signedAt }),
    );
    const found = await Promise.allSettled([...right, ...wrong]);
    assert.deepEqual(
      found.map((each) => (each.status === 'fulfilled' ? 'signed' : (each.reason as { code: string }).code)),
      [...right.map(() => 'signed'), ...wrong.map(() => 'pin-wrong')],
    );
  });

  test('is asked for a key it does not have, is not there, or has no library: each by its name', async () => {
    const code = (expected: string) => (error: { code?: string }) => error.code === expected;
    await assert.rejects(tryToken({ ...ec!.place, keyId: 'ff' }, hsm.pin), code('token-key-missing'));
    await assert.rejects(tryToken({ ...ec!.place, serial: 'elsewhere' }, hsm.pin), code('token-absent'));
    await assert.rejects(
      tryToken({ ...ec!.place, library: '/nowhere/libtoken.so' }, hsm.pin),
      code('token-library-missing'),
    );
  });
});
