import { dayOf, getUnit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerOf } from '../change-folder.ts';
import { folderOpened } from '../events.ts';
import { indexOf } from '../fold-words.ts';
import type { Folder } from '../model.ts';
import { codeIssue, refuseIssues, tidy, tooLong, tooShort } from '../parse-entry.ts';
import { getRetentionKind } from '../retention-kinds.ts';

export type OpenFolder =
  | { readonly planEntryId: string }
  | {
      readonly unitId: string;
      readonly code: string;
      readonly title: string;
      readonly retentionCode: string;
      readonly isBuilding?: boolean | undefined;
    };

/** Work ended is handed over within twelve months; of building within three of the final settlement (Decree 30/2020/NĐ-CP, article 30). */
const handOverMonths = { usual: 12, building: 3 } as const;

/**
 * Opens a file of work, by the yearly list or beside it; the officer is its keeper (Decree 30/2020/NĐ-CP, article 29).
 *
 * @throws InvalidInput; Refusal `archive-plan-not-issued`, `archive-code-taken`
 */
export async function openFolder(ctx: Context, input: OpenFolder): Promise<Folder> {
  return ctx.transaction(async (tx, ctx) => {
    const asked = 'planEntryId' in input ? await ofPlan(tx, input.planEntryId) : adHoc(ctx, input);
    ctx.authorize('archive.open', asked);
    const [kind, { agencyId: listAgencyId }] = [
      await getRetentionKind(tx, asked.retentionCode),
      await getUnit(tx, asked.unitId),
    ];
    const folder: Folder = {
      ...asked,
      ...placeOf(ctx, asked.unitId),
      id: newId(),
      version: 1,
      listAgencyId,
      retentionYears: kind.years,
      state: 'open',
      keeperId: officerOf(ctx),
      listedAt: ctx.now(),
      closedAt: null,
      closings: 0,
      contentsSha256: null,
      endsOn: null,
      archivedAt: null,
      announcedAt: null,
      destroyedAt: null,
    };
    const opened = await tx
      .insertInto('archiveFolder')
      .values({ ...folder, words: indexOf(folder.code, folder.title) })
      .onConflict((conflict) => conflict.columns(['listAgencyId', 'year', 'code']).doNothing())
      .returning('id')
      .executeTakeFirst();
    refuseUnless(opened, 'archive-code-taken');
    const { code, retentionCode } = folder;
    await recordEvent(tx, ctx, folderOpened(folder, { code, retentionCode }));
    return folder;
  });
}

/** The officer's own unit; what the list of a unit that ended has is opened with who took over from it. */
function placeOf({ actor }: Context, listed: string): { readonly unitId: string; readonly agencyId: string } {
  const { unitId, agencyId } = actor.positions.find((held) =>
    [held.unitId, ...(held.pastUnitIds ?? [])].includes(listed),
  )!;
  return { unitId, agencyId };
}

function adHoc(ctx: Context, input: Exclude<OpenFolder, { readonly planEntryId: string }>) {
  const { unitId, retentionCode, isBuilding } = input;
  const [code, title] = [tidy(input.code), tidy(input.title)];
  refuseIssues([
    codeIssue('/code', code),
    tooShort('/title', title, 'title-required'),
    tooLong('/title', title, 300),
    retentionCode === '' && { field: '/retention', code: 'retention-required' },
  ]);
  const year = dayOf(ctx.now()).year;
  const months = isBuilding ? handOverMonths.building : handOverMonths.usual;
  return { unitId, code, title, retentionCode, year, planEntryId: null, handOverMonths: months };
}

async function ofPlan(tx: Tx, planEntryId: string) {
  const entry = orNotFound(
    await tx
      .selectFrom('archivePlanEntry')
      .innerJoin('archivePlan', 'archivePlan.id', 'planId')
      .select(['code', 'title', 'retentionCode', 'unitId', 'year', 'state'])
      .where('archivePlanEntry.id', '=', planEntryId)
      .executeTakeFirst(),
  );
  refuseUnless(entry.state === 'issued', 'archive-plan-not-issued');
  const { state, ...planned } = entry;
  return { ...planned, planEntryId, handOverMonths: handOverMonths.usual };
}
