// Signatures as openssl makes them: other digests, other paddings, other attributes than ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCms } from './cms-signature.ts';
import { ask, inFolder, needs, pem } from './other-software.ts';
import { authority, validity } from './sample-document.ts';

const content = Buffer.from('Giấy phép số 12/GP-UBND');
const rsa = authority.issue({ commonName: 'Mai', keyType: 'rsa', ...validity });
const ec = authority.issue({ commonName: 'Mai', ...validity });
const openssl = needs('openssl');

const accepted: readonly [title: string, who: typeof rsa, options: string][] = [
  ['RSA with SHA-256 and a bound certificate', rsa, '-md sha256 -cades'],
  ['RSA with SHA-512', rsa, '-md sha512 -cades'],
  ['RSA-PSS with SHA-384', rsa, '-md sha384 -cades -keyopt rsa_padding_mode:pss'],
  ['ECDSA with SHA-384', ec, '-md sha384 -cades'],
  ['ECDSA with SHA-512 by key identifier', ec, '-md sha512 -cades -keyid'],
];

for (const [title, who, options] of accepted) {
  test(`accepted: ${title}`, openssl, () => {
    const cms = signedByOpenssl(who, options);
    assert.deepEqual(checkCms(cms, content, true).reasons, []);
    assert.deepEqual(checkCms(cms, Buffer.from('12'), true).reasons, ['digest-mismatch']);
  });
}

test('accepted without attributes where no binding is asked, refused where it is', openssl, () => {
  const bare = signedByOpenssl(rsa, '-md sha256 -noattr');
  assert.deepEqual(checkCms(bare, content, false).reasons, []);
  assert.deepEqual(checkCms(bare, content, true).reasons, ['signing-certificate-missing']);
  assert.deepEqual(checkCms(bare, Buffer.from('12'), false).reasons, ['signature-wrong']);
});

const refused: readonly [reason: string, options: string][] = [
  ['digest-weak', '-md sha1 -cades'],
  ['signer-certificate-missing', '-md sha256 -cades -nocerts'],
  ['cms-not-detached', '-md sha256 -cades -nodetach'],
];

for (const [reason, options] of refused) {
  test(`refused: ${reason}`, openssl, () => {
    assert.ok(
      checkCms(signedByOpenssl(rsa, options), content, true).reasons.some((found) => found === reason),
    );
  });
}

function signedByOpenssl({ certificate, privateKey }: typeof rsa, options: string): Buffer {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return inFolder({ 'c.pem': pem(certificate), 'k.pem': key, content }, (folder) => {
    const at = (name: string) => join(folder, name);
    const files = ['-in', at('content'), '-signer', at('c.pem'), '-inkey', at('k.pem'), '-out', at('out')];
    const said = ask(
      'openssl',
      ['cms', '-sign', '-binary', '-outform', 'DER', ...files, ...options.split(' ')],
      {},
    );
    assert.equal(said.status, 0, said.text);
    return readFileSync(at('out'));
  });
}
