import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { itemAdded } from '../events.ts';
import { refuseHeld } from '../holds.ts';
import { folderCan, type ItemKind } from '../model.ts';
import { tidy } from '../parse-entry.ts';
import { listItems, lockFolder } from '../queries.ts';
import { type RecordSources, sourceOf } from '../records.ts';

export interface PutInFolder {
  readonly folderId: string;
  readonly kind: ItemKind;
  /** The document, the dossier, or the file uploaded. */
  readonly subjectId: string;
  /** What a loose file is. */
  readonly title?: string | undefined;
}

/**
 * Puts something into an open folder, at its end. Whoever puts it there sees it.
 *
 * @throws Refusal `archive-folder-not-open`, `archive-item-twice`, `archive-record-elsewhere`, `archive-dossier-running`, `archive-held`
 */
export async function putInFolder(ctx: Context, sources: RecordSources, input: PutInFolder): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const folder = await lockFolder(tx, ctx.actor, input.folderId);
    ctx.authorize('archive.keep', folder);
    refuseUnless(folderCan.change(folder), 'archive-folder-not-open');
    await refuseHeld(tx, [folder.id]);

    const { kind, subjectId } = input;
    const words = async () => {
      if (kind === 'file') {
        const { name } = await getFile(tx, subjectId);
        return {
          code: null,
          title: tidy(input.title) || name,
          typeName: null,
          author: ctx.actor.name,
          datedOn: null,
        };
      }
      const found = await sourceOf(sources, kind).list(tx, ctx.actor, [subjectId]);
      const { agencyId, code, title, typeName, author, datedOn, isDone } = orNotFound(found.get(subjectId));
      refuseUnless(agencyId === folder.agencyId, 'archive-record-elsewhere');
      refuseUnless(kind === 'document' || isDone, 'archive-dossier-running');
      return { code, title, typeName, author, datedOn };
    };
    const said = await words();
    const ordinal = ((await listItems(tx, folder.id)).at(-1)?.ordinal ?? 0) + 1;
    const row = { id: newId(), folderId: folder.id, ordinal, kind, subjectId };
    const added = await tx
      .insertInto('archiveItem')
      .values({ ...row, ...said, addedAt: ctx.now(), addedBy: officerOf(ctx) })
      .onConflict((conflict) => conflict.columns(['folderId', 'kind', 'subjectId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    refuseUnless(added, 'archive-item-twice');
    await recordEvent(tx, ctx, itemAdded(await changeFolder(tx, folder, {}), { kind, subjectId }));
  });
}
