import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { handOverReturned } from '../events.ts';
import type { HandOver } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { listHandOverFolders, lockFolders } from '../queries.ts';
import { endStep } from '../work.ts';
import { lockHandOver } from './accept-hand-over.ts';
import { openOffer } from './close-folder.ts';

/** The archive gives the folders back and says what is to be mended; the keepers have their steps again, due as before. */
export async function returnHandOver(
  ctx: Context,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  const reason = tidy(input.reason);
  refuseIssues([tooShort('/reason', reason)]);
  await ctx.transaction(async (tx, ctx) => {
    const handOver = await lockHandOver(tx, ctx, input.id);
    await endStep(tx, ctx, handOver.id, 'accept', reason);
    const returned: HandOver = {
      ...handOver,
      version: handOver.version + 1,
      state: 'returned',
      decidedBy: officerOf(ctx),
      decidedAt: ctx.now(),
      note: reason,
    };
    await tx.updateTable('archiveHandOver').set(returned).where('id', '=', handOver.id).execute();
    const ids = (await listHandOverFolders(tx, handOver.id)).map(({ id }) => id);
    for (const folder of await lockFolders(tx, ctx.actor, ids)) {
      await openOffer(tx, ctx, await changeFolder(tx, folder, { state: 'closed' }));
    }
    await recordEvent(tx, ctx, handOverReturned(returned, { folderIds: ids, reason }));
  });
}
