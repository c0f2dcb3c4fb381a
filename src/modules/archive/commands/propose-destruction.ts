import { dayOf, listOfficersOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { ArchiveServices } from '../archive-services.ts';
import { officerOf } from '../change-folder.ts';
import { drawDestructionList } from '../draw-records.ts';
import { destructionProposed } from '../events.ts';
import { refuseHeld } from '../holds.ts';
import { type Destruction, type Folder, folderCan, leastMembers } from '../model.ts';
import { refuseIssues, tidy, tooLong, tooShort } from '../parse-entry.ts';
import { lockFolders } from '../queries.ts';
import { dropSteps, inWorkingDays, openStep } from '../work.ts';

export interface ProposeDestruction {
  readonly agencyId: string;
  readonly folderIds: readonly string[];
  readonly reason: string;
  readonly chairId: string;
  readonly memberIds: readonly string[];
}

const daysToHear = 10;

/**
 * Lays folders past their time before a council, with the list printed. Nothing of permanent value, nothing under a hold, nothing
 * before its last day, nothing that another proposal holds.
 *
 * @throws InvalidInput `folders-required`, `council-too-small`, `member-elsewhere`; Refusal `archive-not-destroyable`, `archive-held`, `archive-proposed-already`
 */
export async function proposeDestruction(
  ctx: Context,
  services: ArchiveServices,
  input: ProposeDestruction,
): Promise<Destruction> {
  ctx.authorize('archive.review', input);
  const reason = tidy(input.reason);
  const members = [...new Set([input.chairId, ...input.memberIds])].filter(Boolean);
  const colleagues = await listOfficersOf(ctx.db, [input.agencyId], dayOf(ctx.now()));
  const isColleague = (id: string) => colleagues.some(({ officerId }) => officerId === id);
  refuseIssues([
    input.folderIds.length === 0 && { field: '/folders', code: 'folders-required' },
    tooShort('/reason', reason),
    tooLong('/reason', reason, 500),
    input.chairId === '' && { field: '/chair', code: 'chair-required' },
    members.length < leastMembers && {
      field: '/members',
      code: 'council-too-small',
      params: { least: leastMembers },
    },
    !members.every(isColleague) && { field: '/members', code: 'member-elsewhere' },
  ]);
  const { agencyId } = input;
  const folders = await ctx.transaction((tx, ctx) => lockDestroyable(tx, ctx, input));
  const list = await drawDestructionList(ctx, services, { agencyId, reason, members }, folders);

  return ctx.transaction(async (tx, ctx) => {
    await lockDestroyable(tx, ctx, input);
    const destruction: Destruction = {
      id: newId(),
      version: 1,
      agencyId,
      state: 'in-council',
      proposedBy: officerOf(ctx),
      proposedAt: ctx.now(),
      reason,
      listFileId: list.id,
      decidedBy: null,
      decidedAt: null,
      decisionCode: null,
      note: null,
    };
    const destructionId = destruction.id;
    await tx.insertInto('archiveDestruction').values(destruction).execute();
    const folderIds = folders.map(({ id }) => id);
    await tx
      .insertInto('archiveDestructionFolder')
      .values(folderIds.map((folderId) => ({ destructionId, folderId })))
      .execute();
    await tx
      .insertInto('archiveCouncilMember')
      .values(
        members.map((officerId) => ({ destructionId, officerId, isChair: officerId === input.chairId })),
      )
      .execute();
    for (const officerId of members) {
      await openStep(tx, ctx, {
        aboutKind: 'destruction',
        aboutId: destructionId,
        step: 'council',
        code: `${folders.length} hồ sơ`,
        title: reason.slice(0, 200),
        unitId: agencyId,
        agencyId,
        role: 'handler',
        officerId,
        dueAt: inWorkingDays(ctx, daysToHear),
      });
    }
    await dropSteps(tx, ctx, agencyId, 'review');
    const { sha256: listSha256 } = list;
    await recordEvent(tx, ctx, destructionProposed(destruction, { folderIds, members, listSha256 }));
    return destruction;
  });
}

async function lockDestroyable(
  tx: Tx,
  ctx: Context,
  { agencyId, folderIds }: Pick<ProposeDestruction, 'agencyId' | 'folderIds'>,
): Promise<readonly Folder[]> {
  const folders = await lockFolders(tx, ctx.actor, folderIds);
  const today = dayOf(ctx.now());
  const isRight = (folder: Folder) => folder.agencyId === agencyId && folderCan.destroy(folder, today);
  refuseUnless(folders.every(isRight), 'archive-not-destroyable');
  await refuseHeld(tx, folderIds);
  const proposed = await tx
    .selectFrom('archiveDestructionFolder')
    .innerJoin('archiveDestruction', 'archiveDestruction.id', 'destructionId')
    .select('folderId')
    .where('folderId', 'in', [...folderIds])
    .where('state', 'in', ['in-council', 'for-decision', 'decided'])
    .limit(1)
    .executeTakeFirst();
  refuseUnless(!proposed, 'archive-proposed-already');
  return folders;
}
