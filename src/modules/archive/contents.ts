import { createHash } from 'node:crypto';
import type { Context, Database, Tx } from '#platform/context.ts';
import { getFile } from '#platform/files/index.ts';
import type { Folder, Item } from './model.ts';
import { listItems } from './queries.ts';
import { type ArchivedRecord, type RecordFile, type RecordSources, sourceOf } from './records.ts';

/** An item with its words as they are today and its files. */
export interface GatheredItem extends Item {
  readonly files: readonly RecordFile[];
  readonly isDone: boolean;
  readonly leastRetention?: ArchivedRecord['leastRetention'];
}

/** What lies in the folder, all of it, whoever asks: for its contents list, never for a page. */
export async function gatherContents(
  tx: Tx,
  ctx: Context,
  sources: RecordSources,
  folderId: string,
): Promise<readonly GatheredItem[]> {
  const system = ctx.as({ kind: 'system', id: null, name: 'archive', positions: [] }).actor;
  const items = await listItems(tx, folderId);
  const gathered: GatheredItem[] = [];
  for (const item of items) {
    if (item.kind === 'file') {
      gathered.push({ ...item, files: [await looseFile(tx, item.subjectId)], isDone: true });
      continue;
    }
    const source = sourceOf(sources, item.kind);
    const record = (await source.list(tx, system, [item.subjectId])).get(item.subjectId);
    const words = record
      ? {
          code: record.code,
          title: record.title,
          typeName: record.typeName,
          author: record.author,
          datedOn: record.datedOn,
        }
      : {};
    const files = await source.files(tx, item.subjectId);
    gathered.push({
      ...item,
      ...words,
      files,
      isDone: record?.isDone ?? true,
      leastRetention: record?.leastRetention,
    });
  }
  return gathered;
}

async function looseFile(db: Database | Tx, fileId: string): Promise<RecordFile> {
  const { id, ...file } = await getFile(db, fileId);
  return { fileId: id, ...file };
}

/**
 * The hash over a contents list: order, words and file hashes. Two lists with one hash say the same.
 */
export function contentsHash(
  folder: Pick<Folder, 'id' | 'code' | 'year'>,
  items: readonly GatheredItem[],
): string {
  const lines = items.map(({ ordinal, kind, subjectId, code, title, typeName, author, datedOn, files }) => [
    ordinal,
    kind,
    subjectId,
    code,
    title,
    typeName,
    author,
    datedOn?.toString() ?? null,
    files.map(({ name, sizeBytes, sha256 }) => [name, String(sizeBytes), sha256]),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([folder.id, folder.code, folder.year, lines]))
    .digest('hex');
}
