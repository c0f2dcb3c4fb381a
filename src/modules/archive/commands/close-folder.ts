import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder } from '../change-folder.ts';
import { contentsHash, type GatheredItem, gatherContents } from '../contents.ts';
import { folderClosed } from '../events.ts';
import { type Folder, folderCan, isHandedOver, retentionEnd } from '../model.ts';
import { lockFolder } from '../queries.ts';
import type { RecordSources } from '../records.ts';
import { yearsInWords } from '../retention-kinds.ts';
import { endOfDay, openStep } from '../work.ts';

/**
 * The work has ended: the contents list is fixed with the hash of every file, retention begins, and the keeper has the time of
 * the law to hand the folder over (Decree 30/2020/NĐ-CP, articles 29 and 30).
 *
 * @throws Refusal `archive-folder-not-open`, `archive-folder-empty`, `archive-work-unfinished`,
 * `archive-retention-too-short`
 */
export async function closeFolder(ctx: Context, sources: RecordSources, folderId: string): Promise<Folder> {
  return ctx.transaction(async (tx, ctx) => {
    const folder = await lockFolder(tx, ctx.actor, folderId);
    ctx.authorize('archive.keep', folder);
    refuseUnless(folderCan.close(folder), 'archive-folder-not-open');
    const items = await gatherContents(tx, ctx, sources, folder.id);
    refuseUnless(items.length > 0, 'archive-folder-empty');
    refuseUnless(
      items.every(({ isDone }) => isDone),
      'archive-work-unfinished',
    );

    refuseTooShort(folder, items);

    const today = dayOf(ctx.now());
    const contentsSha256 = contentsHash(folder, items);
    const closed = await changeFolder(tx, folder, {
      state: 'closed',
      closedAt: ctx.now(),
      closings: folder.closings + 1,
      contentsSha256,
      endsOn: retentionEnd(today, folder.retentionYears),
    });
    await fixContents(tx, closed, items);
    if (isHandedOver(closed)) await openOffer(tx, ctx, closed);
    const files = items.reduce((sum, item) => sum + item.files.length, 0);
    await recordEvent(tx, ctx, folderClosed(closed, { contentsSha256, items: items.length, files }));
    return closed;
  });
}

/** A folder is kept as long as the longest of what lies in it (Luật Lưu trữ 33/2024/QH15). @throws Refusal `archive-retention-too-short` */
function refuseTooShort({ retentionYears }: Folder, items: readonly GatheredItem[]): void {
  for (const { title, leastRetention } of items) {
    if (!leastRetention || retentionYears === null) continue;
    const { years, law } = leastRetention;
    const params = { title: title ?? '', years: yearsInWords(years).toLowerCase(), law };
    refuseUnless(years !== null && years <= retentionYears, 'archive-retention-too-short', params);
  }
}

async function fixContents(
  tx: Tx,
  { id: folderId, closings }: Folder,
  items: readonly GatheredItem[],
): Promise<void> {
  for (const { id, code, title, typeName, author, datedOn } of items) {
    await tx
      .updateTable('archiveItem')
      .set({ code, title, typeName, author, datedOn })
      .where('id', '=', id)
      .execute();
  }
  const rows = items.flatMap(({ id: itemId, kind, subjectId, files }) =>
    files.map((file, ordinal) => ({
      folderId,
      closing: closings,
      itemId,
      ordinal,
      kind,
      subjectId,
      ...file,
    })),
  );
  if (rows.length > 0) await tx.insertInto('archiveContent').values(rows).execute();
}

/** The step with the deadline of the law, in the keeper's inbox. */
export async function openOffer(tx: Tx, ctx: Context, folder: Folder): Promise<void> {
  const { id, code, year, title, unitId, agencyId, keeperId, handOverMonths, closedAt } = folder;
  await openStep(tx, ctx, {
    aboutKind: 'folder',
    aboutId: id,
    step: 'offer',
    code: `${code}/${year}`,
    title,
    unitId,
    agencyId,
    role: 'handler',
    officerId: keeperId,
    dueAt: endOfDay(dayOf(closedAt!).add({ months: handOverMonths })),
  });
}
