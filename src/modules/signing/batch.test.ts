import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { pin, sampleSigners } from './fixtures.ts';
import {
  beginBatch,
  getBatch,
  getRequest,
  type KeyRing,
  listUnfinishedBatches,
  signBatch,
  verifyFile,
} from './index.ts';
import { KeyFault, sealedKeyRing } from './keys/key-ring.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const { blobs } = office;
const [duc, mai, tuan] = (await Promise.all(['duc', 'mai', 'tuan'].map((name) => office.officer(name)))) as [
  Context,
  Context,
  Context,
];
const signature = (who: Context) => [{ purpose: 'signature' as const, officerIds: [who.actor.id!], need: 1 }];
async function batchOf(who: Context, ...requests: readonly { readonly code: string }[]) {
  const codes = requests.map(({ code }) => code);
  const items = (await listInbox(db, who.actor)).filter(({ subjectCode }) => codes.includes(subjectCode));
  return beginBatch(
    who,
    items.map(({ subjectId }) => subjectId),
  );
}
const statesOf = async (who: Context, id: string) =>
  (await getBatch(db, who.actor, id)).entries.map(({ state, problem }) => problem ?? state);

/** How often each document of the request is signed, as its bytes say. */
async function signatureCounts(requestId: string): Promise<readonly number[]> {
  const { documents } = await getRequest(db, duc.actor, requestId);
  return Promise.all(
    documents.map(async ({ fileId }) => {
      const { sha256 } = await getFile(db, fileId);
      const verdict = await verifyFile(db, await buffer(blobs.read(sha256)), office.clock.now);
      return verdict.kind === 'signed' && verdict.isValid ? verdict.signatures.length : 0;
    }),
  );
}

/** A key that fails so: the numbers of the signatures that it does not make. */
const failingAt = (fails: (n: number) => boolean): KeyRing => {
  let n = 0;
  return {
    ...sealedKeyRing,
    async open(...given) {
      const { signer, isProven } = await sealedKeyRing.open(...given);
      const sign = async (bytes: Uint8Array) => {
        n += 1;
        if (fails(n)) throw new KeyFault('key-unreachable');
        return signer.sign(bytes);
      };
      return { signer: { ...signer, sign }, isProven };
    },
  };
};

describe('one act of signing', () => {
  test('keeps the list as it was shown, with every digest, before the first signature', async () => {
    const asked = await office.request(duc, signature(mai), 3);
    const id = await batchOf(mai, asked);
    const { entries, listSha256 } = await getBatch(db, mai.actor, id);
    const list = entries.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
    assert.equal(listSha256, createHash('sha256').update(list).digest('hex'));
    const [begun] = await listEventsOf(db, 'signing-batch', id);
    assert.equal((begun!.data as { listSha256: string }).listSha256, listSha256);
    await assert.rejects(getBatch(db, tuan.actor, id), { code: 'not-found' });
    assert.equal((await listUnfinishedBatches(db, mai.actor.id!))[0]?.left, '3');
  });

  test('signs documents of several requests under one PIN, and tells of each', async () => {
    const asked = [
      await office.request(duc, signature(mai), 2),
      await office.request(duc, signature(mai), 1),
    ];
    const id = await batchOf(mai, ...asked);
    await signBatch(mai, { blobs }, id, { pin });
    assert.deepEqual(await statesOf(mai, id), ['signed', 'signed', 'signed']);
    assert.equal((await getRequest(db, duc.actor, asked[1]!.id)).request.state, 'signed');
    assert.deepEqual(
      (await listEventsOf(db, 'signing-batch', id)).map(({ type }) => type),
      ['signing-batch-begun', 'signing-batch-ended'],
    );
  });

  test('goes on after the key fails midway; what failed is signed when asked again, the rest is not', async () => {
    const asked = await office.request(duc, signature(mai), 4);
    const id = await batchOf(mai, asked);
    await signBatch(mai, { blobs, keyRing: failingAt((n) => n === 2) }, id, { pin });
    assert.deepEqual(await statesOf(mai, id), ['signed', 'key-unreachable', 'signed', 'signed']);
    await signBatch(mai, { blobs }, id, { pin });
    assert.deepEqual(await statesOf(mai, id), ['signed', 'signed', 'signed', 'signed']);
    assert.deepEqual(await signatureCounts(asked.id), [1, 1, 1, 1]);
  });

  test('leaves the rest waiting when the key is gone for good', async () => {
    const asked = await office.request(duc, signature(mai), 6);
    const id = await batchOf(mai, asked);
    await signBatch(mai, { blobs, keyRing: failingAt((n) => n > 1) }, id, { pin });
    const failed = 'key-unreachable';
    assert.deepEqual(await statesOf(mai, id), ['signed', failed, failed, failed, 'waiting', 'waiting']);
  });

  test('with a wrong PIN signs nothing and changes nothing', async () => {
    const asked = await office.request(duc, signature(tuan), 2);
    const id = await batchOf(tuan, asked);
    await assert.rejects(signBatch(tuan, { blobs }, id, { pin: '000000' }), /pin-wrong/);
    assert.deepEqual(await statesOf(tuan, id), ['waiting', 'waiting']);
  });

  test('killed halfway and gone on with, signs every document once', async () => {
    const asked = await office.request(duc, signature(mai), 12);
    const id = await batchOf(mai, asked);
    const child = spawn(
      process.execPath,
      [...process.execArgv, new URL('sign-batch-child.ts', import.meta.url).pathname],
      {
        env: {
          ...process.env,
          BATCH: JSON.stringify({
            adminUrl: database.adminUrl,
            schema: database.schema,
            blobsFolder: office.blobsFolder,
            actor: mai.actor,
            now: office.clock.now.toString(),
            id,
            pin,
          }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    for await (const line of createInterface({ input: child.stdout })) {
      // In the middle of the sixth signature: made, and not yet kept.
      if (line === 'signed 6') break;
    }
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));

    const before = (await getBatch(db, mai.actor, id)).entries.filter(({ state }) => state === 'signed');
    assert.ok(before.length >= 4 && before.length < 12, `${before.length} were signed before the end`);
    await signBatch(mai, { blobs }, id, { pin });
    assert.deepEqual(new Set(await statesOf(mai, id)), new Set(['signed']));
    assert.deepEqual(await signatureCounts(asked.id), new Array(12).fill(1));
    assert.equal((await getRequest(db, duc.actor, asked.id)).request.state, 'signed');
  });
});
