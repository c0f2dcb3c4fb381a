import type { Database, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { HeldKind, Hold } from './model.ts';

/** The holds that stand upon these, by whatever kind they are. */
export async function listHoldsOn(
  db: Database | Tx,
  subjectIds: readonly string[],
): Promise<readonly Hold[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('archiveHold')
    .selectAll()
    .where('subjectId', 'in', [...new Set(subjectIds)])
    .where('liftedAt', 'is', null)
    .orderBy('setAt')
    .execute();
  return rows as readonly Hold[];
}

/** The folders among these under a hold of their own, or of something that lies in them. */
export async function listHeld(
  db: Database | Tx,
  folderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (folderIds.length === 0) return new Set();
  const items = await db
    .selectFrom('archiveItem')
    .innerJoin('archiveHold', 'archiveHold.subjectId', 'archiveItem.subjectId')
    .select('folderId')
    .where('folderId', 'in', [...folderIds])
    .where('liftedAt', 'is', null)
    .execute();
  const own = await listHoldsOn(db, folderIds);
  return new Set([...items.map(({ folderId }) => folderId), ...own.map(({ subjectId }) => subjectId)]);
}

/** @throws Refusal `archive-held` while a hold stands upon one of the folders or something in it */
export async function refuseHeld(tx: Tx, folderIds: readonly string[]): Promise<void> {
  refuseUnless((await listHeld(tx, folderIds)).size === 0, 'archive-held');
}

/**
 * Why a record or a folder must be kept though its owner asks that it be erased: a hold, or retention that has not ended
 * (Law 91/2025/QH15 leaves what other laws keep). Null where the archive has no reason.
 */
export async function whyKept(
  db: Database | Tx,
  kind: HeldKind,
  id: string,
): Promise<
  | { readonly reason: 'held' | 'permanent' }
  | { readonly reason: 'until'; readonly on: Temporal.PlainDate }
  | null
> {
  const folders = await db
    .selectFrom('archiveFolder')
    .select(['id', 'retentionYears', 'endsOn', 'state'])
    .where(
      'id',
      'in',
      kind === 'folder' ? [id] : db.selectFrom('archiveItem').select('folderId').where('subjectId', '=', id),
    )
    .where('state', '<>', 'destroyed')
    .execute();
  const held = await listHoldsOn(db, [id, ...folders.map((folder) => folder.id)]);
  if (held.length > 0) return { reason: 'held' };
  if (folders.some(({ retentionYears }) => retentionYears === null)) return { reason: 'permanent' };
  const last = folders
    .flatMap(({ endsOn }) => endsOn ?? [])
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  return last ? { reason: 'until', on: last } : null;
}
