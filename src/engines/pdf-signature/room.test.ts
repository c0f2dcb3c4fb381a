// The place kept for a signature is never too small, whatever the chain, the key and the token.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDocumentTimestamp,
  cadesSize,
  createDemoAuthority,
  type DemoAuthority,
  type Signer,
  signPdf,
  verifyPdfSignatures,
} from './index.ts';
import { ask, needs, pem } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import { authority, document, signedAt, trust, validity } from './sample-document.ts';
import { signatureFields, signedRange } from './signature-fields.ts';

const keyTypes = ['rsa', 'ec', 'p384'] as const;
const longest = 5;

/** Signers of every kind of key, each under one authority more than the last; names of every length. */
const chains = new Map<string, Signer>();
let above: DemoAuthority = authority;
for (let depth = 1; depth <= longest; depth++) {
  for (const keyType of keyTypes) {
    const signer = above.issueSigner({
      commonName: `Người ký ${'x'.repeat(depth * 13)}`,
      keyType,
      ...validity,
    });
    chains.set(`${keyType} ${depth}`, signer);
  }
  above = above.delegate({ commonName: `Authority ${depth}`, keyType: keyTypes[depth % 3], ...validity });
}
const anyone = fc.constantFrom(...chains.values());

/** An octet string of about so many bytes stands for a token: what is measured is its room. */
function token(size: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return Buffer.concat([Buffer.from([0x04, 0x84]), length, Buffer.alloc(size, 0xab)]);
}

test('signatures by chains of every length and kind of key fit, with tokens of every size', async () => {
  await fc.assert(
    fc.asyncProperty(anyone, fc.option(fc.nat(40_000)), async (signer, size) => {
      const timestamp = size === null ? undefined : async () => token(size);
      const signed = await signPdf(document, { signer, signedAt, timestamp });
      const [report] = verifyPdfSignatures(signed, trust);
      assert.deepEqual(report?.reasons, size === null ? [] : ['timestamp-invalid']);
    }),
    { numRuns: 60 },
  );
});

test('a token that grows each time it is asked for still finds room', async () => {
  let size = 7000;
  const timestamp = async () => {
    size += 900;
    return token(size);
  };
  const signed = await signPdf(document, { signer: chains.get('ec 1')!, signedAt, timestamp });
  assert.deepEqual(verifyPdfSignatures(signed, trust)[0]?.reasons, ['timestamp-invalid']);
});

test('document timestamps of every size fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40_000), async (size) => {
      const stamped = await addDocumentTimestamp(document, { timestamp: async () => token(size) });
      const file = readPdf(stamped);
      const range = signedRange(file, signatureFields(file)[0]!.value);
      assert.ok(typeof range === 'object');
      assert.deepEqual(Buffer.from(range.contents.subarray(0, size + 6)), Buffer.from(token(size)));
    }),
    { numRuns: 20 },
  );
});

test('the dry run is never short of a signature, and long by a few bytes at most', async () => {
  for (const signer of chains.values()) {
    const made = await signPdf(document, { signer, signedAt });
    const file = readPdf(made);
    const range = signedRange(file, signatureFields(file)[0]!.value);
    assert.ok(typeof range === 'object');
    const zeros = range.contents.length - range.contents.findLastIndex((byte) => byte !== 0) - 1;
    assert.ok(zeros <= 12, `${zeros} bytes left`);
    assert.equal(range.contents.length, cadesSize(signer));
  }
});

test(
  'an authority with other keys than ours signs too: RSA, P-256 and P-384 hold for poppler and openssl',
  needs('pdfsig'),
  async () => {
    for (const keyType of keyTypes) {
      const root = createDemoAuthority({ commonName: 'Other Root', keyType, ...validity });
      const signer = root.issueSigner({ commonName: 'Khóa khác', keyType, ...validity });
      const signed = await signPdf(document, { signer, signedAt });
      const options = { ...trust, trustedRoots: [root.certificate] };
      assert.deepEqual(verifyPdfSignatures(signed, options)[0]?.reasons, []);
      const { text } = ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': signed });
      assert.match(text, /Signature is Valid/);
      assert.match(opensslOn(signed, root.certificate), /CAdES Verification successful/);
      assert.match(text, keyType === 'p384' ? /Hash Algorithm: SHA-384/ : /Hash Algorithm: SHA-256/);
    }
  },
);

function opensslOn(pdf: Uint8Array, root: Uint8Array): string {
  const file = readPdf(pdf);
  const range = signedRange(file, signatureFields(file)[0]!.value);
  assert.ok(typeof range === 'object');
  const files = { 'a.der': range.contents, 'a.bin': range.signedBytes, 'root.pem': pem(root) };
  const args =
    'cms -verify -cades -binary -inform DER -in a.der -content a.bin -CAfile root.pem -purpose any -out out';
  return ask('openssl', [...args.split(' '), '-attime', '1790000000'], files).text;
}
