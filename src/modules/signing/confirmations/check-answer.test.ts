import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { test } from 'node:test';
import { createDemoAuthority, type Issued } from '#engines/pdf-signature/index.ts';
import { pemOf } from '../keys/pem.ts';
import { checkAnswer, digestNameOf } from './check-answer.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const authority = createDemoAuthority({ commonName: 'Gốc', ...years });
const sims = {
  rsa: authority.issue({ commonName: 'Mai', keyType: 'rsa', ...years }),
  ec: authority.issue({ commonName: 'Mai', keyType: 'ec', ...years }),
};
const documents = ['tờ trình', 'phụ lục'].map((text) => ({ toSign: Buffer.from(text) }));
const keyOf = ({ certificate }: Issued) => ({ certificatePem: pemOf(certificate) });

/** What a SIM answers; an elliptic one with r and s side by side, or as an Ecdsa-Sig-Value. */
const answers = ({ privateKey, certificate }: Issued, dsaEncoding: 'ieee-p1363' | 'der' = 'der') =>
  documents.map(({ toSign }) => ({
    value: new Uint8Array(sign('sha256', toSign, { key: privateKey, dsaEncoding })),
    certificate,
  }));

test('an answer holds by RSA and by ECDSA, in whichever form the service gives it', () => {
  assert.equal(checkAnswer(documents, answers(sims.rsa), keyOf(sims.rsa))?.length, 2);
  const der = checkAnswer(documents, answers(sims.ec), keyOf(sims.ec))!;
  const sideBySide = checkAnswer(documents, answers(sims.ec, 'ieee-p1363'), keyOf(sims.ec))!;
  assert.deepEqual(
    [...der, ...sideBySide].map(([first]) => first),
    [0x30, 0x30, 0x30, 0x30],
  );
});

test('of a key being enrolled it is held against the certificate that came with it', () => {
  assert.equal(checkAnswer(documents, answers(sims.rsa), null)?.length, 2);
  const [first, second] = answers(sims.rsa);
  const another = { ...second!, certificate: sims.ec.certificate };
  assert.equal(
    checkAnswer(documents, [{ ...first!, certificate: sims.ec.certificate }, another], null),
    undefined,
  );
  assert.equal(checkAnswer(documents, [{ value: first!.value }, second!], null), undefined);
  const nonsense = { ...first!, certificate: Buffer.from('không phải chứng thư') };
  assert.equal(checkAnswer(documents, [nonsense, second!], null), undefined);
});

test('by another key, for other documents, in another order, or of another number, it is none', () => {
  const [first, second] = answers(sims.rsa);
  const key = keyOf(sims.rsa);
  assert.equal(checkAnswer(documents, answers(sims.ec), key), undefined);
  assert.equal(checkAnswer(documents, [second!, first!], key), undefined);
  assert.equal(checkAnswer(documents, [first!], key), undefined);
  assert.equal(checkAnswer(documents, [first!, second!, first!], key), undefined);
  assert.equal(checkAnswer(documents, [], key), undefined);
  assert.equal(
    checkAnswer([{ toSign: Buffer.from('khác') }, documents[1]!], [first!, second!], key),
    undefined,
  );
});

test('a key not known yet signs SHA-256, and so do those on P-256 and RSA', () => {
  assert.deepEqual([null, keyOf(sims.rsa), keyOf(sims.ec)].map(digestNameOf), ['sha256', 'sha256', 'sha256']);
});
