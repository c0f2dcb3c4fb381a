import { rmSync } from 'node:fs';
import { signPdf } from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { pin, sampleSigners } from '#modules/signing/fixtures.ts';
import { beginBatch, getBatch, getRequest, openSigningKey, signBatch } from '#modules/signing/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { createContext } from '#platform/create-context.ts';
import type { Province } from '../src/province.ts';
import { openBenchWorld } from './ground/bench-world.ts';

const documents = 100;

/**
 * A hundred documents signed in one act, each with its mark on the page, from the PIN to the last row in the database and
 * the last file on the disk. Floor: the same hundred signatures with the key already open, none of them kept.
 */
async function run() {
  const world = await openBenchWorld();
  return measure(world.province).finally(() => world.close());
}

async function measure({ db, calendar, config, letters }: Province) {
  const office = await sampleSigners({
    db,
    context: (actor = systemActor('bench')) =>
      createContext({ db, tenant: config.province, calendar, actor }),
  });
  const [duc, mai] = await Promise.all([office.officer('duc'), office.officer('mai')]);

  const holder = { officerId: mai.actor.id! };
  const stages = [{ purpose: 'signature' as const, officerIds: [holder.officerId], need: 1 }];
  const asked = await office.request(duc, stages, documents);
  const { turns } = await getRequest(db, mai.actor, asked.id);

  const { signer } = await openSigningKey(mai, { holder, secret: { pin } });
  const signedAt = office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh');
  for (let n = 0; n < 10; n++) await signPdf(document, { signer, signedAt });
  const floorStart = performance.now();
  for (let n = 0; n < documents; n++) await signPdf(document, { signer, signedAt });
  const floorMs = performance.now() - floorStart;

  const batchId = await beginBatch(
    mai,
    turns.map(({ id }) => id),
  );
  const start = performance.now();
  await signBatch(mai, { blobs: office.blobs, letters }, batchId, { pin });
  const seconds = (performance.now() - start) / 1000;
  const { entries } = await getBatch(db, mai.actor, batchId);
  if (!entries.every(({ state }) => state === 'signed')) throw new Error('not every document was signed');
  rmSync(office.blobsFolder, { recursive: true });

  const [ours, floor] = [documents / seconds, documents / (floorMs / 1000)];
  return { name: 'sign-batch', ours, floor, ratio: ours / floor, unit: 'documents/s', documents, seconds };
}

export default { name: 'sign-batch', run };
