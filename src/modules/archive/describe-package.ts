import type { ArchivePackage, PackageItem } from '#engines/archive-package/index.ts';
import { dayOf, getUnit, listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { listHistory, subjectsAbout } from './history.ts';
import { type Folder, folderCan, recordKinds } from './model.ts';
import { listContents, listItems } from './queries.ts';
import { type RecordSources, sourceOf } from './records.ts';

/**
 * The folder as a package says it: from its contents list, never from what stands elsewhere today.
 * @throws Refusal `archive-folder-not-closed`, `archive-package-unseen` when something in it is not for the actor's eyes
 */
export async function describePackage(
  ctx: Context,
  sources: RecordSources,
  folder: Folder,
  { id, kind }: { readonly id: string; readonly kind: 'SIP' | 'AIP' },
): Promise<ArchivePackage> {
  refuseUnless(folderCan.beExported(folder), 'archive-folder-not-closed');
  await refuseUnseen(ctx, sources, folder.id);
  const { code, name } = await getUnit(ctx.db, folder.agencyId);
  const keeper = (await listOfficerNames(ctx.db, [folder.keeperId])).get(folder.keeperId);
  const facts = await listHistory(ctx.db, await subjectsAbout(ctx.db, folder.id));
  const { title, year, retentionYears, listedAt, closedAt, endsOn, contentsSha256 } = folder;
  return {
    id,
    kind,
    createdAt: ctx.now().toString({ smallestUnit: 'second' }),
    creator: 'Mường',
    agency: { code, name },
    folder: {
      id: folder.id,
      code: folder.code,
      title,
      year,
      openedOn: dayOf(listedAt).toString(),
      closedOn: dayOf(closedAt!).toString(),
      keeper: orNotFound(keeper),
      retentionYears,
      retentionEndsOn: endsOn?.toString() ?? null,
      contentsSha256: contentsSha256!,
    },
    items: await packageItems(ctx, folder),
    events: facts.map(({ event, chainSha256 }) => ({
      id: event.id,
      type: event.type,
      at: event.recordedAt.toString(),
      actor: event.actor.name,
      position: event.position || 'pending',
      chainSha256,
    })),
  };
}

async function packageItems(ctx: Context, folder: Folder): Promise<readonly PackageItem[]> {
  const contents = Map.groupBy(await listContents(ctx.db, folder), ({ itemId }) => itemId);
  return (await listItems(ctx.db, folder.id)).map((item) => ({
    ordinal: item.ordinal,
    id: item.subjectId,
    kind: item.kind,
    code: item.code,
    title: item.title,
    typeName: item.typeName,
    author: item.author,
    datedOn: item.datedOn?.toString() ?? null,
    files: (contents.get(item.id) ?? []).map(({ ordinal, name, mediaType, sizeBytes, sha256 }) => ({
      path: `${numbered(item.ordinal, 4)}/${numbered(ordinal + 1, 2)}${endingOf(name)}`,
      name,
      mediaType,
      sizeBytes: Number(sizeBytes),
      sha256,
    })),
  }));
}

const numbered = (value: number, digits: number): string => String(value).padStart(digits, '0');
const endingOf = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** A package shows everything: who may not see something in the folder leaves it to another. */
async function refuseUnseen(ctx: Context, sources: RecordSources, folderId: string): Promise<void> {
  const items = await listItems(ctx.db, folderId);
  for (const kind of recordKinds) {
    const ids = items.filter((item) => item.kind === kind).map(({ subjectId }) => subjectId);
    if (ids.length === 0) continue;
    const seen = await sourceOf(sources, kind).list(ctx.db, ctx.actor, ids);
    refuseUnless(seen.size === new Set(ids).size, 'archive-package-unseen');
  }
}
