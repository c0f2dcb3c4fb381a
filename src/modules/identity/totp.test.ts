import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

/** "12345678901234567890", the secret of RFC 6238, appendix B. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test('codes are those of RFC 6238, appendix B (their last six digits)', () => {
  const table = [
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
  ] as const;
  for (const [seconds, code, step] of table) assert.equal(stepOfCode(rfcSecret, code, at(seconds)), step);
});

test('a code of the step before or after is taken, one further away is not', () => {
  assert.equal(stepOfCode(rfcSecret, '287082', at(59 + 30)), 1);
  assert.equal(stepOfCode(rfcSecret, '287 082', at(59 - 30)), 1);
  assert.equal(stepOfCode(rfcSecret, '287082', at(59 + 60)), null);
});

test('what is not six digits is no code', () => {
  for (const typed of ['', '28708', '2870822', '28708a', '２８７０８２']) {
    assert.equal(stepOfCode(rfcSecret, typed, at(59)), null);
  }
});

test('a new secret has 160 bits, and the picture carries it with the names', () => {
  const secret = newTotpSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(secret, 'hung', 'Tỉnh Mường Mẫu'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), secret);
  assert.equal(address.searchParams.get('issuer'), 'Tỉnh Mường Mẫu');
});

test('a sealed secret opens for its owner, under its key, unchanged, and nowhere else', () => {
  const [key, other] = ['ab'.repeat(32), 'ac'.repeat(32)];
  const sealed = sealSecret(rfcSecret, key, 'hung');
  assert.doesNotMatch(sealed, /GEZDG/);
  assert.notEqual(sealed, sealSecret(rfcSecret, key, 'hung'));
  assert.equal(openSecret(sealed, key, 'hung'), rfcSecret);
  assert.throws(() => openSecret(sealed, key, 'mai'));
  assert.throws(() => openSecret(sealed, other, 'hung'));
  assert.throws(() => openSecret(sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA'), key, 'hung'));
});
