import type { RestampDue } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, getFile, storeMade } from '#platform/files/index.ts';
import { fileRestamped } from '../events.ts';
import { noteForm } from '../preservation/kept-forms.ts';
import type { PreservedFile } from '../preservation/preserved-files.ts';

/** Keeps a signed file with its new evidence or stamp; the file as it was signed stays too. */
export async function keepRestamped(
  ctx: Context,
  blobs: BlobStore,
  made: {
    readonly file: PreservedFile;
    readonly pdf: Uint8Array;
    /** What the signatures prove with it (ETSI EN 319 142-1, 6.1). */
    readonly level: string;
    readonly due: RestampDue | { readonly dueAt: null; readonly reason: null; readonly what: null };
  },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const { fileId, keptFileId, version } = made.file;
    const { name, sha256: before } = await getFile(tx, keptFileId);
    const kept = await storeMade(ctx, blobs, { bytes: made.pdf, name, mediaType: 'application/pdf' });
    const changed = await tx
      .updateTable('signingPreservation')
      .set({ keptFileId: kept.id, version: version + 1, ...made.due, problem: null, lookedAt: ctx.now() })
      .where('fileId', '=', fileId)
      .where('version', '=', version)
      .returning('fileId')
      .executeTakeFirst();
    // Another process was quicker: its stamp is as good.
    refuseUnless(changed, 'file-restamped-already');
    await noteForm(tx, fileId, kept.sha256);
    await recordEvent(
      tx,
      ctx,
      fileRestamped({ id: fileId, version: version + 1 }, { before, after: kept.sha256, level: made.level }),
    );
  });
}
