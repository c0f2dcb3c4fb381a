import { buffer } from 'node:stream/consumers';
import { type ReadScan, readScan, ScanUnreadable } from '#engines/scans/index.ts';
import { actorOf } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { refuseBatch } from './commands/refuse-batch.ts';
import { splitBatch } from './commands/split-batch.ts';
import type { ScanBatch, ScanPart, ScanPlaces } from './model.ts';
import { placePart } from './place-part.ts';
import { getBatch, listBatchFiles, listPartsOf } from './queries.ts';
import { openSorting } from './sorting.ts';

const jobName = 'split-scan';

export const addSplitJob = (tx: Tx, tenant: string, batchId: string): Promise<void> =>
  addJob(tx, jobName, { tenant, batchId }, { key: `${jobName}/${batchId}` });

export interface ScanServices {
  readonly blobs: BlobStore;
  readonly places: ScanPlaces;
}

/** The job that cuts a batch and lays its parts; broken off anywhere, it goes on where it was. */
export const splitScanJob = (ctx: Context, services: ScanServices): Job => ({
  name: jobName,
  run: ({ batchId }) => workOnBatch(ctx, services, String(batchId)),
});

export async function workOnBatch(ctx: Context, services: ScanServices, batchId: string): Promise<void> {
  const batch = await getBatch(ctx.db, batchId);
  // In the name of whoever scanned, as they stand today.
  const scanner = await actorOf(ctx.db, { kind: 'officer', id: batch.uploadedById }, dayOf(ctx.now()));
  if (batch.state === 'waiting') await cut(ctx, services.blobs, batch, scanner);
  await layAll(ctx.as(scanner), services.places, batch);
  await ctx.db
    .updateTable('scanBatch')
    .set({ state: 'done' })
    .where('id', '=', batchId)
    .where('state', '=', 'split')
    .execute();
}

async function cut(ctx: Context, blobs: BlobStore, batch: ScanBatch, scanner: Actor): Promise<void> {
  const files = [];
  for (const { sha256, mediaType } of await listBatchFiles(ctx.db, batch.id)) {
    files.push({ bytes: await buffer(blobs.read(sha256)), mediaType });
  }
  let read: ReadScan;
  try {
    read = await readScan(files, { about: batch.aboutCode });
  } catch (error) {
    if (!(error instanceof ScanUnreadable)) throw error;
    return refuseBatch(ctx, batch.id, error.file);
  }
  await splitBatch(ctx, blobs, { batchId: batch.id, scanner, read });
}

/** What the scanner may not place, or no longer, is sorted by hand. */
async function layAll(ctx: Context, places: ScanPlaces, batch: ScanBatch): Promise<void> {
  for (const part of await listPartsOf(ctx.db, batch.id)) {
    if (part.state === 'found') await lay(ctx, places, batch, part);
  }
}

async function lay(ctx: Context, places: ScanPlaces, batch: ScanBatch, part: ScanPart): Promise<void> {
  try {
    await placePart(ctx, places, { partId: part.id, code: part.subjectCode!, paper: part.paper! });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof InvalidInput)) throw error;
    await leaveToSort(ctx, batch, part.id);
  }
}

async function leaveToSort(ctx: Context, batch: ScanBatch, partId: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const left = await tx
      .updateTable('scanPart')
      .set({ state: 'unsorted' })
      .where('id', '=', partId)
      .where('state', '=', 'found')
      .returning('id')
      .executeTakeFirst();
    if (left) await openSorting(tx, ctx, batch, partId);
  });
}

/** Gives every batch that is not done its job anew: at the start of a worker, since a killed one keeps its jobs locked. */
export async function queueUnsplit(ctx: Context): Promise<number> {
  const unfinished = await ctx.db
    .selectFrom('scanBatch')
    .select('id')
    .where('state', 'in', ['waiting', 'split'])
    .execute();
  await ctx.transaction(async (tx) => {
    for (const { id } of unfinished) await addSplitJob(tx, ctx.tenant, id);
  });
  return unfinished.length;
}
