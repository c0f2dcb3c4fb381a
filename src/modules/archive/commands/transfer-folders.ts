import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import type { StoredFile } from '#platform/files/index.ts';
import type { ArchiveServices } from '../archive-services.ts';
import { changeFolder } from '../change-folder.ts';
import { drawTransferList } from '../draw-records.ts';
import { folderTransferred } from '../events.ts';
import { folderCan } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { lockFolders } from '../queries.ts';

/**
 * Hands folders of permanent value on to the historical archive, with their list; each has its package beforehand. What is
 * here stays readable.
 *
 * @throws InvalidInput; Refusal `archive-not-transferable`, `archive-package-missing`
 */
export async function transferFolders(
  ctx: Context,
  services: ArchiveServices,
  input: { readonly agencyId: string; readonly folderIds: readonly string[]; readonly to: string },
): Promise<StoredFile> {
  ctx.authorize('archive.transfer', input);
  const to = tidy(input.to);
  refuseIssues([
    input.folderIds.length === 0 && { field: '/folders', code: 'folders-required' },
    tooShort('/to', to, 'receiver-required'),
  ]);
  const seen = await ctx.transaction((tx, ctx) => lockFolders(tx, ctx.actor, input.folderIds));
  const list = await drawTransferList(ctx, services, { agencyId: input.agencyId, to }, seen);
  return ctx.transaction(async (tx, ctx) => {
    const folders = await lockFolders(tx, ctx.actor, input.folderIds);
    const isRight = folders.every(
      (folder) => folder.agencyId === input.agencyId && folderCan.transfer(folder),
    );
    refuseUnless(isRight, 'archive-not-transferable');
    const packed = await tx
      .selectFrom('archivePackage')
      .select('folderId')
      .distinct()
      .where('folderId', 'in', [...input.folderIds])
      .where('kind', '=', 'AIP')
      .execute();
    refuseUnless(packed.length === folders.length, 'archive-package-missing');
    const transferred = [];
    for (const folder of folders) transferred.push(await changeFolder(tx, folder, { state: 'transferred' }));
    await recordEvents(
      tx,
      ctx,
      transferred.map((folder) => folderTransferred(folder, { to })),
    );
    return list;
  });
}
