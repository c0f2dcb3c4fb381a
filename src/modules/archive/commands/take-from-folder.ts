import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder } from '../change-folder.ts';
import { itemRemoved } from '../events.ts';
import { refuseHeld } from '../holds.ts';
import { folderCan } from '../model.ts';
import { listItems, lockFolder } from '../queries.ts';

/** Takes something out of an open folder: a draft, a copy too many. The thing itself stays. @throws Refusal `archive-folder-not-open`, `archive-held` */
export async function takeFromFolder(
  ctx: Context,
  input: { readonly folderId: string; readonly itemId: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const folder = await lockFolder(tx, ctx.actor, input.folderId);
    ctx.authorize('archive.keep', folder);
    refuseUnless(folderCan.change(folder), 'archive-folder-not-open');
    await refuseHeld(tx, [folder.id]);
    const items = await listItems(tx, folder.id);
    const { kind, subjectId } = orNotFound(items.find(({ id }) => id === input.itemId));
    await tx.deleteFrom('archiveItem').where('id', '=', input.itemId).execute();
    await recordEvent(tx, ctx, itemRemoved(await changeFolder(tx, folder, {}), { kind, subjectId }));
  });
}
