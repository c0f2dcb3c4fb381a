// Algorithms that openssl's cms does not make, by Node's own keys.
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { test } from 'node:test';
import { AlgorithmIdentifier } from 'pkijs';
import { verifySignature } from './signature-algorithm.ts';

const keys: Readonly<Record<string, { publicKey: KeyObject; privateKey: KeyObject }>> = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  Ed25519: generateKeyPairSync('ed25519'),
  Ed448: generateKeyPairSync('ed448'),
};
const content = Buffer.from('Giấy phép số 12/GP-UBND');

const known: readonly [identifier: string, key: string, digest: string | null][] = [
  ['1.3.101.112', 'Ed25519', null],
  ['1.3.101.113', 'Ed448', null],
  ['1.2.840.10045.2.1', 'P-256', 'sha256'],
  ['1.2.840.10045.4.3.4', 'P-521', 'sha512'],
  ['2.16.840.1.101.3.4.3.10', 'P-256', 'sha3-256'],
  ['2.16.840.1.101.3.4.3.14', 'rsa', 'sha3-256'],
  ['1.2.840.113549.1.1.14', 'rsa', 'sha224'],
];

for (const [algorithmId, name, digest] of known) {
  test(`${algorithmId} is known as that of ${name} with ${digest ?? 'its own digest'}`, () => {
    const { privateKey, publicKey } = keys[name]!;
    const signature = sign(digest, content, privateKey);
    const algorithm = new AlgorithmIdentifier({ algorithmId });
    const judged = (bytes: Uint8Array) => verifySignature(publicKey, algorithm, 'sha256', bytes, signature);
    assert.equal(judged(content), true);
    assert.equal(judged(Buffer.from('Giấy phép số 13/GP-UBND')), false);
    const another = keys[name === 'rsa' ? 'P-256' : 'rsa']!.publicKey;
    assert.equal(verifySignature(another, algorithm, 'sha256', content, signature), undefined);
  });
}

test('an algorithm nobody knows is neither right nor wrong', () => {
  const algorithm = new AlgorithmIdentifier({ algorithmId: '1.2.3.4' });
  assert.equal(verifySignature(keys['rsa']!.publicKey, algorithm, 'sha256', content, content), undefined);
});
