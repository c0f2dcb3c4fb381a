import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { pemOf } from './signer-of.ts';

test('a certificate of any length is the same after a way through PEM', () => {
  const notBefore = Temporal.Now.instant();
  const years = { notBefore, notAfter: notBefore.add({ hours: 24 }) };
  const authority = createDemoAuthority({ commonName: 'Thử', ...years });
  // 48 bytes make a line of PEM: lengths over two lines, so that some fill their last line exactly.
  for (let length = 1; length <= 96; length++) {
    const { certificate } = authority.issue({ commonName: 'x'.repeat(length), ...years });
    assert.deepEqual(new Uint8Array(new X509Certificate(pemOf(certificate)).raw), certificate);
  }
});
