import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { certificatesOf, pemOf } from './pem.ts';

test('certificates of any length are the same after a way through PEM', () => {
  const notBefore = Temporal.Now.instant();
  const years = { notBefore, notAfter: notBefore.add({ hours: 24 }) };
  const authority = createDemoAuthority({ commonName: 'Thử', ...years });
  // 48 bytes make a line of PEM: lengths over two lines, so that some fill their last line exactly.
  const certificates = Array.from(
    { length: 96 },
    (_, length) => authority.issue({ commonName: 'x'.repeat(length + 1), ...years }).certificate,
  );
  assert.deepEqual(certificatesOf(pemOf(...certificates)), certificates);
});

test('text that is no certificate gives none', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  assert.deepEqual([certificatesOf('xin chào'), certificatesOf(broken)], [[], []]);
});
