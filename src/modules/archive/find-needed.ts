import type { Tx } from '#platform/context.ts';
import { listReferences } from '#platform/files/index.ts';
import type { RecordKind } from './model.ts';
import { type RecordSources, sourceOf } from './records.ts';

/** Records of signing name a file and prove what was signed by its hash; they need no bytes. So does the text read from a file, forgotten with it. */
const recordsOnly: readonly string[] = [
  'signing_record',
  'signing_document',
  'signing_signature',
  'signing_preservation',
  'file_text',
];

/**
 * Those of these hashes whose bytes something still needs: a folder that is not destroyed, a record that lies in no destroyed
 * folder, or any other row of the province.
 */
export async function findNeeded(
  tx: Tx,
  sources: RecordSources,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const needed = new Set<string>(await inLivingFolders(tx, hashes));
  const references = await listReferences(tx, hashes);
  const destroyed = await destroyedSubjects(tx, hashes);
  const packages = await destroyedPackages(tx, hashes);
  for (const { sha256, table, fileId } of references) {
    if (needed.has(sha256) || recordsOnly.includes(table) || table.startsWith('archive_erasure')) continue;
    if (table === 'archive_content') continue; // A contents list names hashes and keeps no bytes.
    if (table === 'archive_package' && fileId && packages.has(fileId)) continue;
    const source = sources.find(({ fileTable }) => fileTable === table);
    if (!source || !fileId) needed.add(sha256);
    else {
      const others = await source.namedByOthers(tx, [fileId], destroyed.get(source.kind) ?? []);
      if (others.length > 0) needed.add(sha256);
    }
  }
  return needed;
}

async function inLivingFolders(tx: Tx, hashes: readonly string[]): Promise<readonly string[]> {
  const fixed = await tx
    .selectFrom('archiveContent')
    .innerJoin('archiveFolder', 'archiveFolder.id', 'folderId')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', [...hashes])
    .where('state', '<>', 'destroyed')
    .execute();
  const loose = await tx
    .selectFrom('archiveItem')
    .innerJoin('archiveFolder', 'archiveFolder.id', 'folderId')
    .innerJoin('file', 'file.id', 'subjectId')
    .select('sha256')
    .distinct()
    .where('kind', '=', 'file')
    .where('sha256', 'in', [...hashes])
    .where('state', '<>', 'destroyed')
    .execute();
  return [...fixed, ...loose].map(({ sha256 }) => sha256);
}

/** Records all of whose folders are destroyed, among those that a contents list with one of these hashes names. */
async function destroyedSubjects(
  tx: Tx,
  hashes: readonly string[],
): Promise<ReadonlyMap<RecordKind, readonly string[]>> {
  const rows = await tx
    .selectFrom('archiveContent')
    .innerJoin('archiveFolder', 'archiveFolder.id', 'folderId')
    .select(['kind', 'subjectId'])
    .distinct()
    .where('sha256', 'in', [...hashes])
    .where('state', '=', 'destroyed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('archiveItem as other')
            .innerJoin('archiveFolder as living', 'living.id', 'other.folderId')
            .select('other.id')
            .whereRef('other.subjectId', '=', 'archiveContent.subjectId')
            .where('living.state', '<>', 'destroyed'),
        ),
      ),
    )
    .execute();
  const byKind = Map.groupBy(rows, ({ kind }) => kind as RecordKind);
  return new Map([...byKind].map(([kind, all]) => [kind, all.map(({ subjectId }) => subjectId)]));
}

async function destroyedPackages(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('archivePackage')
    .innerJoin('archiveFolder', 'archiveFolder.id', 'folderId')
    .select('fileId')
    .where('sha256', 'in', [...hashes])
    .where('state', '=', 'destroyed')
    .execute();
  return new Set(rows.map(({ fileId }) => fileId));
}

/** The records of destroyed folders whose derived words are to be forgotten. */
export async function forgetRecords(
  tx: Tx,
  sources: RecordSources,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return;
  for (const [kind, ids] of await destroyedSubjects(tx, hashes)) {
    if (kind in { document: 1, dossier: 1 }) await sourceOf(sources, kind).forget(tx, ids);
  }
}
