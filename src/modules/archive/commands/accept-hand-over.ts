import type { Context, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { ArchiveServices } from '../archive-services.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { drawHandOver } from '../draw-records.ts';
import { handOverAccepted } from '../events.ts';
import type { HandOver } from '../model.ts';
import { findHandOver, listHandOverFolders, lockFolders } from '../queries.ts';
import { endStep } from '../work.ts';

/**
 * The archive takes the folders in; both sides have the record (biên bản giao nhận), drawn before and kept with the act.
 *
 * @throws Refusal `archive-hand-over-decided`, `not-allowed` for who gave them
 */
export async function acceptHandOver(ctx: Context, services: ArchiveServices, id: string): Promise<void> {
  const offered = orNotFound(await findHandOver(ctx.db, ctx.actor, id));
  ctx.authorize('archive.accept', offered);
  refuseUnless(offered.state === 'offered', 'archive-hand-over-decided');
  const record = await drawHandOver(ctx, services, offered, await listHandOverFolders(ctx.db, id));
  await ctx.transaction(async (tx, ctx) => {
    const handOver = await lockHandOver(tx, ctx, id);
    await endStep(tx, ctx, id, 'accept');
    const accepted: HandOver = {
      ...handOver,
      version: handOver.version + 1,
      state: 'accepted',
      decidedBy: officerOf(ctx),
      decidedAt: ctx.now(),
      recordFileId: record.id,
    };
    await tx.updateTable('archiveHandOver').set(accepted).where('id', '=', id).execute();
    const ids = (await listHandOverFolders(tx, id)).map((folder) => folder.id);
    for (const folder of await lockFolders(tx, ctx.actor, ids)) {
      await changeFolder(tx, folder, { state: 'archived', archivedAt: ctx.now() });
    }
    await recordEvent(tx, ctx, handOverAccepted(accepted, { folderIds: ids, recordSha256: record.sha256 }));
  });
}

/** The hand-over, locked and still to be decided. */
export async function lockHandOver(tx: Tx, ctx: Context, id: string): Promise<HandOver> {
  await tx.selectFrom('archiveHandOver').select('id').where('id', '=', id).forUpdate().execute();
  const handOver = orNotFound(await findHandOver(tx, ctx.actor, id));
  ctx.authorize('archive.accept', handOver);
  refuseUnless(handOver.state === 'offered', 'archive-hand-over-decided');
  return handOver;
}
