import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword } from './password-hash.ts';

test('a password opens its own hash and no other does', async () => {
  const hashed = await hashPassword('trâu gặm cỏ ven suối');
  assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$=]{22}\$[^$=]{43}$/);
  assert.equal(await isPassword('trâu gặm cỏ ven suối', hashed), true);
  assert.equal(await isPassword('trâu gặm cỏ ven suôi', hashed), false);
});

test('marks typed apart from their letters are the same password', async () => {
  const hashed = await hashPassword('bản làng xa'.normalize('NFD'));
  assert.equal(await isPassword('bản làng xa'.normalize('NFC'), hashed), true);
});

test('a hash of the reference implementation, with costs of its own, is read by those', async () => {
  const theirs = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await isPassword('password', theirs), true);
  assert.equal(await isPassword('password', theirs.replace('t=2', 't=3')), false);
});

test('nothing opens an account without a hash, or with one that cannot be read', async () => {
  for (const hashed of [null, undefined, '', '$2b$10$abc', '$argon2id$v=19$m=1,t=1,p=1$$']) {
    assert.equal(await isPassword('', hashed), false);
  }
});
