import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import type { InvalidInput } from '#platform/errors/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { folderBlobStore, getFile, maxUploadBytes, storeUpload } from './index.ts';

const { context, db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'muong-files-'));
const blobs = folderBlobStore(folder);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

const upload = (bytes: Uint8Array, name = 'giay-chung-sinh.pdf') =>
  storeUpload(context(), blobs, { stream: Readable.from([bytes]), name, field: '/components/1' });

describe('an upload', () => {
  test('is kept under the hash of its bytes, once, with the type its bytes tell', async () => {
    const first = await upload(pdf, 'C:\\Quét\\giấy chứng sinh.exe');
    const second = await upload(pdf);
    assert.equal(first.mediaType, 'application/pdf');
    assert.equal(first.name, 'giấy chứng sinh.exe');
    assert.equal(first.sha256, second.sha256);
    assert.deepEqual(await buffer(blobs.read(first.sha256)), pdf);
    assert.deepEqual(await getFile(db, first.id), first);
  });

  const refused: readonly [string, Uint8Array, string][] = [
    ['of a program', Buffer.from('MZ\x90\0\x03\0\0\0'.padEnd(300, '\0'), 'latin1'), 'file-type-not-accepted'],
    ['of a web page', Buffer.from('<html><script>alert(1)</script></html>'), 'file-type-not-accepted'],
    ['without a byte', new Uint8Array(), 'file-empty'],
    ['cut short', pdf.subarray(0, 30), 'file-malformed'],
    ['under a password', Buffer.from('%PDF-1.7\ntrailer<</Encrypt 5 0 R>>\n%%EOF'), 'file-encrypted'],
  ];
  for (const [what, bytes, code] of refused) {
    test(`${what} is refused by name`, async () => {
      await assert.rejects(upload(bytes, 'ten tep.pdf'), (error: InvalidInput) => {
        assert.equal(error.issues[0]?.code, code);
        assert.equal(error.issues[0]?.params?.['name'], 'ten tep.pdf');
        return true;
      });
    });
  }

  test('larger than the limit is refused while it comes in, and leaves nothing behind', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const stream = Readable.from(Array.from({ length: maxUploadBytes / chunk.length + 1 }, () => chunk));
    const tooLarge = storeUpload(context(), blobs, { stream, name: 'anh.pdf', field: '' });
    await assert.rejects(tooLarge, (error: InvalidInput) => error.issues[0]?.code === 'file-too-large');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('incoming')),
      [],
    );
  });
});
