// ASiC-S and timestamps over files as other programs make them: openssl signs and stamps, zip packs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createDemoAuthority, timestampsFrom } from '#engines/pdf-signature/index.ts';
import { stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { ask, inFolder, needs, pem } from '#engines/pdf-signature/other-software.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { ContainerError, verifyContainer } from './index.ts';

const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 24 }), notAfter: now.add({ hours: 24 * 3650 }) };
const root = createDemoAuthority({ commonName: 'Root', ...years });
const mai = root.issue({ commonName: 'Trần Thị Mai', ...years });
const stamper = root.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const trust = { trustedRoots: [root.certificate], at: now.add({ hours: 1 }) };
const simple = 'application/vnd.etsi.asic-s+zip';

/** A container as `zip` packs it. */
function zipped(type: string, files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  return inFolder({ mimetype: type }, (folder) => {
    mkdirSync(join(folder, 'META-INF'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    // With times in extra fields, as zip writes them unless told otherwise.
    const zip = 'zip -q -0 a.zip mimetype && zip -q -r a.zip . -x mimetype a.zip';
    const { status, text } = ask('sh', ['-c', `cd ${folder} && ${zip}`], {});
    assert.equal(status, 0, text);
    return readFileSync(join(folder, 'a.zip'));
  });
}

/** `openssl cms -sign -cades` over these bytes. */
function signedByOpenssl(content: Uint8Array): Uint8Array {
  const key = mai.privateKey.export({ type: 'pkcs8', format: 'pem' });
  return inFolder({ content, 'own.pem': pem(mai.certificate), 'own.key': key }, (folder) => {
    const sign =
      'cms -sign -cades -binary -in content -signer own.pem -inkey own.key -outform DER -out a.p7s';
    const { status, text } = ask('sh', ['-c', `cd ${folder} && openssl ${sign}`], {});
    assert.equal(status, 0, text);
    return readFileSync(join(folder, 'a.p7s'));
  });
}

const stamp = timestampsFrom(
  [{ name: 'openssl', send: async (question) => stamping(stamper)('/', Buffer.from(question)) }],
  trust,
);

describe('a container of one file', { skip: needs('openssl').skip || needs('zip').skip }, () => {
  let [cades, token] = [] as Uint8Array[];
  before(async () => {
    cades = signedByOpenssl(document);
    token = await stamp(createHash('sha256').update(document).digest());
  });

  test('signed by openssl is valid, and not once its file was changed, doubled or is gone', () => {
    const judged = (files: Readonly<Record<string, Uint8Array>>) =>
      verifyContainer(zipped(simple, { 'META-INF/signature.p7s': cades!, ...files }), trust)[0]!;
    const { reasons, signerName, coversWholeDocument } = judged({ 'don.pdf': document });
    assert.deepEqual([reasons, signerName, coversWholeDocument], [[], 'Trần Thị Mai', true]);
    const changed = Buffer.from(document);
    changed[60]! ^= 1;
    assert.deepEqual(judged({ 'don.pdf': changed }).reasons, ['digest-mismatch']);
    assert.deepEqual(judged({ 'don.pdf': document, 'them.pdf': document }).reasons, ['file-not-signed']);
    assert.ok(judged({}).reasons.includes('file-missing'));
  });

  test('under a timestamp says since when it has existed, and is refused for other bytes', () => {
    const judged = (bytes: Uint8Array) =>
      verifyContainer(zipped(simple, { 'a.pdf': bytes, 'META-INF/timestamp.tst': token! }), trust)[0]!;
    const { kind, reasons, isTimeProven, signerName } = judged(document);
    assert.deepEqual([kind, reasons, isTimeProven, signerName], ['timestamp', [], true, 'Stamps']);
    assert.deepEqual(judged(document.subarray(1)).reasons, ['timestamp-invalid']);
  });

  test('of a kind nobody knows is no container', () => {
    const other = zipped('application/vnd.oasis.opendocument.text', { 'a.pdf': document });
    assert.throws(
      () => verifyContainer(other, trust),
      (error) => error instanceof ContainerError && error.code === 'asic-kind',
    );
  });
});

test('more signatures than people could make are not worked through', { skip: needs('zip').skip }, () => {
  const many = Object.fromEntries(
    Array.from({ length: 101 }, (_, n) => [`META-INF/signatures${n}.xml`, '<a/>']),
  );
  assert.throws(
    () => verifyContainer(zipped(simple, { 'a.pdf': document, ...many }), trust),
    (error) => error instanceof ContainerError && error.code === 'zip-too-large',
  );
});
