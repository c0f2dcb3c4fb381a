import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { handedOver } from '../events.ts';
import { folderCan, type HandOver } from '../model.ts';
import { refuseIssues } from '../parse-entry.ts';
import { lockFolders } from '../queries.ts';
import { archiveUnit, dropSteps, inWorkingDays, openStep } from '../work.ts';

/** So long has the archive to look over what it was given; no law says it, ten working days are usual. */
const daysToAccept = 10;

/**
 * Gives closed folders of one unit to the agency's archive (nộp lưu vào lưu trữ hiện hành).
 *
 * @throws InvalidInput `folders-required`; Refusal `archive-folder-not-closed`, `archive-units-differ`, `archive-keeper-missing`
 */
export async function offerFolders(ctx: Context, folderIds: readonly string[]): Promise<HandOver> {
  refuseIssues([folderIds.length === 0 && { field: '/folders', code: 'folders-required' }]);
  return ctx.transaction(async (tx, ctx) => {
    const folders = await lockFolders(tx, ctx.actor, folderIds);
    for (const folder of folders) {
      ctx.authorize('archive.offer', folder);
      refuseUnless(folderCan.offer(folder), 'archive-folder-not-closed');
    }
    const { unitId, agencyId } = folders[0]!;
    refuseUnless(
      folders.every((folder) => folder.unitId === unitId),
      'archive-units-differ',
    );
    const handOver: HandOver = {
      id: newId(),
      version: 1,
      agencyId,
      unitId,
      state: 'offered',
      givenBy: officerOf(ctx),
      givenAt: ctx.now(),
      decidedBy: null,
      decidedAt: null,
      note: null,
      recordFileId: null,
    };
    await tx.insertInto('archiveHandOver').values(handOver).execute();
    const rows = folders.map(({ id }) => ({ handOverId: handOver.id, folderId: id }));
    await tx.insertInto('archiveHandOverFolder').values(rows).execute();
    for (const folder of folders) {
      await changeFolder(tx, folder, { state: 'offered' });
      await dropSteps(tx, ctx, folder.id, 'offer');
    }
    await openStep(tx, ctx, {
      aboutKind: 'hand-over',
      aboutId: handOver.id,
      step: 'accept',
      code: `${folders.length} hồ sơ`,
      title: folders
        .map(({ code, year }) => `${code}/${year}`)
        .join(', ')
        .slice(0, 200),
      unitId: await archiveUnit(tx, ctx, agencyId),
      agencyId,
      role: 'sealKeeper',
      dueAt: inWorkingDays(ctx, daysToAccept),
    });
    await recordEvent(tx, ctx, handedOver(handOver, { folderIds: folders.map(({ id }) => id) }));
    return handOver;
  });
}
