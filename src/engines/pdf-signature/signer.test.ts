import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  keySigner,
  pemSigner,
  pkcs12Signer,
  type SignerError,
  signPdf,
  verifyPdfSignatures,
} from './index.ts';
import { ask, inFolder, needs, pem } from './other-software.ts';
import { branch, document, signedAt, trust, validity } from './sample-document.ts';

for (const keyType of ['ec', 'rsa'] as const) {
  const issued = branch.issue({ commonName: 'Lò Văn Hùng', keyType, ...validity });
  const key = issued.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const chain = pem(issued.certificate) + pem(branch.certificate);

  test(`a ${keyType} key in PEM signs`, async () => {
    const signed = await signPdf(document, { signer: pemSigner(chain, key), signedAt });
    assert.deepEqual(verifyPdfSignatures(signed, trust)[0]?.reasons, []);
  });

  test(
    `a ${keyType} key in a PKCS #12 file signs, with the password and not without`,
    needs('openssl'),
    async () => {
      const file = exported(key, chain, 'mật khẩu');
      const signed = await signPdf(document, { signer: await pkcs12Signer(file, 'mật khẩu'), signedAt });
      const [report] = verifyPdfSignatures(signed, trust);
      assert.deepEqual([report?.signerName, report?.reasons], ['Lò Văn Hùng', []]);
      await assert.rejects(pkcs12Signer(file, 'sai'), coded('password-wrong'));
      await assert.rejects(pkcs12Signer(file.subarray(0, 200), 'mật khẩu'), coded('key-file-unreadable'));
    },
  );
}

test('a key-file under the schemes of the nineties is refused by name', needs('openssl'), async () => {
  const issued = branch.issue({ commonName: 'Lò Văn Hùng', ...validity });
  const key = issued.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const old = exported(key, pem(issued.certificate), 'mật khẩu', ['-legacy']);
  await assert.rejects(pkcs12Signer(old, 'mật khẩu'), coded('key-file-unreadable'));
});

test('a key and the certificate of another are refused', () => {
  const [one, other] = ['Một', 'Hai'].map((commonName) => branch.issue({ commonName, ...validity }));
  assert.throws(() => keySigner([one!.certificate], other!.privateKey), coded('key-and-certificate-differ'));
});

function exported(key: string, chain: string, password: string, options: readonly string[] = []): Buffer {
  return inFolder({ 'k.pem': key, 'c.pem': chain }, (folder) => {
    const [from, to] = ['k.pem', 'c.pem'].map((name) => join(folder, name)) as [string, string];
    const out = join(folder, 'a.p12');
    const args = [
      '-export',
      ...options,
      '-inkey',
      from,
      '-in',
      to,
      '-passout',
      `pass:${password}`,
      '-out',
      out,
    ];
    assert.equal(ask('openssl', ['pkcs12', ...args], {}).status, 0);
    return readFileSync(out);
  });
}

function coded(code: string) {
  return (error: SignerError) => error.code === code;
}
