import { getUnit, listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { ArchiveServices } from './archive-services.ts';
import { listHeld, listHoldsOn } from './holds.ts';
import { type Folder, folderCan, type Hold, type Item, recordKinds } from './model.ts';
import { getFolder, listContents, listItems } from './queries.ts';
import { type ArchivedRecord, sourceOf } from './records.ts';
import { getRetentionKind, type RetentionKind } from './retention-kinds.ts';

/** An item as its page row shows it. */
export interface SeenItem extends Item {
  /** Null of a loose file, which has its own download. */
  readonly href: string | null;
  readonly files: readonly { readonly name: string; readonly sizeBytes: string; readonly sha256: string }[];
  readonly holds: readonly Hold[];
}

export interface FolderView {
  readonly folder: Folder;
  readonly unitName: string;
  readonly kind: RetentionKind;
  /** What the actor sees of it, and nothing else. */
  readonly items: readonly SeenItem[];
  readonly holds: readonly Hold[];
  /** Under a hold itself, or because of something in it. */
  readonly isHeld: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly packages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly sha256: string;
    readonly sizeBytes: string;
    readonly madeAt: Temporal.Instant;
  }[];
  /** What the words typed may mean; empty without any. */
  readonly found: readonly (ArchivedRecord & { readonly kind: 'document' | 'dossier' })[];
  readonly search: string;
  readonly may: Readonly<
    Record<'keep' | 'change' | 'close' | 'reopen' | 'offer' | 'hold' | 'export', boolean>
  >;
}

/** A folder as the actor sees it. @throws Refusal `not-found` */
export async function viewFolder(
  ctx: Context,
  { records }: Pick<ArchiveServices, 'records'>,
  id: string,
  search = '',
): Promise<FolderView> {
  const folder = await getFolder(ctx.db, ctx.actor, id);
  const items = await seenItems(ctx, records, folder);
  const holds = await listHoldsOn(ctx.db, [folder.id]);
  const mayKeep = ctx.may('archive.keep', folder);
  const found = search && mayKeep ? await searchRecords(ctx, records, search) : [];
  const present = new Set(items.map(({ subjectId }) => subjectId));
  const allHolds = [...holds, ...items.flatMap((item) => item.holds)];
  const people = [
    folder.keeperId,
    ...allHolds.map(({ setBy }) => setBy),
    ...items.map(({ addedBy }) => addedBy),
  ];
  return {
    folder,
    unitName: (await getUnit(ctx.db, folder.unitId)).name,
    kind: await getRetentionKind(ctx.db, folder.retentionCode),
    items,
    holds,
    isHeld: (await listHeld(ctx.db, [folder.id])).size > 0,
    names: await listOfficerNames(ctx.db, people),
    packages: await ctx.db
      .selectFrom('archivePackage')
      .select(['id', 'kind', 'sha256', 'sizeBytes', 'madeAt'])
      .where('folderId', '=', id)
      .orderBy('id', 'desc')
      .execute(),
    found: found.filter((record) => !present.has(record.id)),
    search,
    may: {
      keep: mayKeep,
      change: mayKeep && folderCan.change(folder),
      close: mayKeep && folderCan.close(folder) && items.length > 0,
      reopen: mayKeep && folderCan.reopen(folder),
      offer: ctx.may('archive.offer', folder) && folderCan.offer(folder),
      hold: ctx.may('archive.hold', folder) && folder.state !== 'destroyed',
      export: ctx.may('archive.export', folder) && folderCan.beExported(folder),
    },
  };
}

async function seenItems(
  ctx: Context,
  records: ArchiveServices['records'],
  folder: Folder,
): Promise<readonly SeenItem[]> {
  const items = await listItems(ctx.db, folder.id);
  const seen = new Map<string, ArchivedRecord>();
  for (const kind of recordKinds) {
    const ids = items.filter((item) => item.kind === kind).map(({ subjectId }) => subjectId);
    if (ids.length === 0) continue;
    for (const [id, record] of await sourceOf(records, kind).list(ctx.db, ctx.actor, ids))
      seen.set(id, record);
  }
  const contents = Map.groupBy(await listContents(ctx.db, folder), ({ itemId }) => itemId);
  const holds = Map.groupBy(
    await listHoldsOn(
      ctx.db,
      items.map(({ subjectId }) => subjectId),
    ),
    ({ subjectId }) => subjectId,
  );
  return items
    .filter(({ kind, subjectId }) => kind === 'file' || seen.has(subjectId))
    .map((item, index) => ({
      ...item,
      // A gap in the numbers would tell of what is not shown.
      ordinal: index + 1,
      href: seen.get(item.subjectId)?.href ?? null,
      files: contents.get(item.id) ?? [],
      holds: holds.get(item.subjectId) ?? [],
    }));
}

async function searchRecords(ctx: Context, records: ArchiveServices['records'], typed: string) {
  const found = await Promise.all(
    records.map(async (source) =>
      (await source.search(ctx, typed)).map((record) => ({ ...record, kind: source.kind })),
    ),
  );
  return found.flat().slice(0, 20);
}
