import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder } from '../change-folder.ts';
import { folderReopened } from '../events.ts';
import { refuseHeld } from '../holds.ts';
import { folderCan } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { lockFolder } from '../queries.ts';
import { dropSteps } from '../work.ts';

/** Something is missing in a closed folder: it is opened again, with a reason; the earlier contents list stays beside the next. */
export async function reopenFolder(
  ctx: Context,
  input: { readonly folderId: string; readonly reason: string },
): Promise<void> {
  const reason = tidy(input.reason);
  refuseIssues([tooShort('/reason', reason)]);
  await ctx.transaction(async (tx, ctx) => {
    const folder = await lockFolder(tx, ctx.actor, input.folderId);
    ctx.authorize('archive.keep', folder);
    refuseUnless(folderCan.reopen(folder), 'archive-folder-not-closed');
    await refuseHeld(tx, [folder.id]);
    const open = await changeFolder(tx, folder, {
      state: 'open',
      closedAt: null,
      endsOn: null,
      contentsSha256: null,
    });
    await dropSteps(tx, ctx, folder.id, 'offer');
    await recordEvent(tx, ctx, folderReopened(open, { reason }));
  });
}
