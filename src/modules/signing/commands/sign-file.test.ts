import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { folderBlobStore, storeMade } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { enrolDemoKeys, openSigningKey, signFile, verifyFile } from '../index.ts';

const database = await testDatabase();
const { db } = database;
const mai: Actor = { kind: 'officer', id: newId(), name: 'Quàng Thị Mai', positions: [] };
await db.insertInto('officer').values({ id: mai.id!, version: 1, fullName: mai.name }).execute();
const system = database.context();
const holder = { officerId: mai.id, unitId: null, name: mai.name, organization: 'UBND xã Nà Lúa' };
await enrolDemoKeys(system, [holder], '2468');
const ctx = system.as(mai);

const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-signing-')));
const press = createLetterPress({ templatesRoots: [] });
after(() => press.close());
const source = '#set document(date: auto)\nKết quả';
const letter = async () => {
  const bytes = await press.render({ source }, {}, { createdAt: ctx.now() });
  return storeMade(ctx, blobs, { bytes, name: 'ket-qua.pdf', mediaType: 'application/pdf' });
};
const open = (pin = '2468') => openSigningKey(ctx, { holder: { officerId: mai.id! }, secret: { pin } });
const sign = async (fileId: string) =>
  signFile(
    ctx,
    { blobs },
    {
      fileId,
      key: await open(),
      subject: { type: 'loan', id: newId() },
      purpose: 'signature',
      reason: 'Phê duyệt',
      agencyId: newId(),
    },
  );

test('a signed file is found valid, and says who signed', async () => {
  const signed = await sign((await letter()).id);
  const verdict = await verifyFile(db, await buffer(blobs.read(signed.sha256)), ctx.now());
  assert.equal(verdict.kind, 'signed');
  assert.ok(verdict.kind === 'signed' && verdict.isValid);
  assert.equal(verdict.kind === 'signed' && verdict.signatures[0]?.signerName, 'Quàng Thị Mai');
});

test('the same file is signed once by the same key, however often it is asked', async () => {
  const { id } = await letter();
  const [first, second] = await Promise.all([sign(id), sign(id)]);
  assert.equal(first.id, second.id);
  assert.equal((await sign(id)).id, first.id);
});

test('a changed byte is told', async () => {
  const signed = await sign((await letter()).id);
  const bytes = await buffer(blobs.read(signed.sha256));
  bytes[200]! ^= 1;
  const verdict = await verifyFile(db, bytes, ctx.now());
  assert.ok(verdict.kind !== 'signed' || !verdict.isValid);
});

test('a wrong PIN is told with the tries that are left, and locks the key after five', async () => {
  for (let left = 4; left >= 0; left--) {
    await assert.rejects(open('0000'), (error: { issues: { code: string; params: object }[] }) => {
      assert.deepEqual(error.issues[0], { field: '/pin', code: 'pin-wrong', params: { left } });
      return true;
    });
  }
  await assert.rejects(open(), { code: 'signing-key-locked' });
});
