import type { ReadScan } from '#engines/scans/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, storeMade } from '#platform/files/index.ts';
import { scanBatchSplit } from '../events.ts';
import type { ScanBatch } from '../model.ts';
import { lockBatch } from '../queries.ts';
import { openSorting } from '../sorting.ts';

/**
 * Writes down the parts of a batch, as they were cut; a second time it changes nothing. The copies are whose scanned
 * them, the cutting is the program's.
 */
export async function splitBatch(
  ctx: Context,
  blobs: BlobStore,
  { batchId, scanner, read }: { readonly batchId: string; readonly scanner: Actor; readonly read: ReadScan },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch.state !== 'waiting') return;
    for (const number of read.parts.keys()) await addPart(tx, ctx.as(scanner), blobs, batch, read, number);
    const split = { id: batch.id, version: batch.version + 1 };
    await tx
      .updateTable('scanBatch')
      .set({ version: split.version, state: 'split', pageCount: read.pageCount, splitAt: ctx.now() })
      .where('id', '=', batch.id)
      .execute();
    const unsorted = read.parts.filter(({ sheet }) => sheet.subject === null || sheet.paper === null).length;
    await recordEvent(
      tx,
      ctx,
      scanBatchSplit(split, { pageCount: read.pageCount, parts: read.parts.length, unsorted }),
    );
  });
}

async function addPart(
  tx: Tx,
  ctx: Context,
  blobs: BlobStore,
  batch: ScanBatch,
  { parts }: ReadScan,
  number: number,
): Promise<void> {
  const { sheet, pages, blankPages, pdf } = parts[number]!;
  const isNamed = sheet.subject !== null && sheet.paper !== null;
  const id = newId();
  const file = await storeMade(ctx, blobs, {
    bytes: pdf,
    name: partName(sheet.subject, sheet.paper, number),
    mediaType: 'application/pdf',
  });
  await tx
    .insertInto('scanPart')
    .values({
      id,
      version: 1,
      batchId: batch.id,
      unitId: batch.unitId,
      number,
      subjectCode: sheet.subject,
      paper: sheet.paper,
      pages: [...pages],
      blankPages: [...blankPages],
      fileId: file.id,
      fileSha256: file.sha256,
      state: isNamed ? 'found' : 'unsorted',
      foundAt: ctx.now(),
    })
    .execute();
  if (!isNamed) await openSorting(tx, ctx, batch, id);
}

/** "H99.102-261122-0001.TP02.pdf": the code, then which paper (thành phần) it is. */
const partName = (subject: string | null, paper: number | null, number: number): string =>
  subject && paper
    ? `${subject}.TP${String(paper).padStart(2, '0')}.pdf`
    : `chua-phan-loai-${String(number + 1).padStart(2, '0')}.pdf`;
