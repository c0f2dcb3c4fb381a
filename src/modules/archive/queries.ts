import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { CouncilMember, Destruction, Folder, HandOver, Item } from './model.ts';
import { archivesOf, isVisibleTo } from './scope.ts';

export const folderColumns = [
  'id',
  'version',
  'agencyId',
  'unitId',
  'listAgencyId',
  'planEntryId',
  'code',
  'title',
  'year',
  'retentionCode',
  'retentionYears',
  'handOverMonths',
  'state',
  'keeperId',
  'listedAt',
  'closedAt',
  'closings',
  'contentsSha256',
  'endsOn',
  'archivedAt',
  'announcedAt',
  'destroyedAt',
] as const;

/** The folder, when the actor may see it. */
export async function findFolder(db: Database | Tx, actor: Actor, id: string): Promise<Folder | undefined> {
  const row = await db
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('id', '=', id)
    .where(isVisibleTo(actor))
    .executeTakeFirst();
  return row as Folder | undefined;
}

/** @throws Refusal `not-found`, also where the actor may not see it */
export const getFolder = async (db: Database | Tx, actor: Actor, id: string): Promise<Folder> =>
  orNotFound(await findFolder(db, actor, id));

/** These folders, locked in the order of their ids. @throws Refusal `not-found` when one is not seen */
export async function lockFolders(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly Folder[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await tx
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('id', 'in', wanted)
    .where(isVisibleTo(actor))
    .orderBy('id')
    .forUpdate()
    .execute();
  return wanted.map((id) => orNotFound(rows.find((row) => row.id === id)) as Folder);
}

export const lockFolder = async (tx: Tx, actor: Actor, id: string): Promise<Folder> =>
  (await lockFolders(tx, actor, [id]))[0]!;

export async function listItems(db: Database | Tx, folderId: string): Promise<readonly Item[]> {
  const rows = await db
    .selectFrom('archiveItem')
    .selectAll()
    .where('folderId', '=', folderId)
    .orderBy('ordinal')
    .execute();
  return rows as readonly Item[];
}

/** The files of the contents list of the folder's last closing. */
export const listContents = (db: Database | Tx, folder: Pick<Folder, 'id' | 'closings'>) =>
  db
    .selectFrom('archiveContent')
    .selectAll()
    .where('folderId', '=', folder.id)
    .where('closing', '=', folder.closings)
    .orderBy('itemId')
    .orderBy('ordinal')
    .execute();

/** In which folders that the actor sees these records lie. */
export async function listFoldersOf(
  db: Database | Tx,
  actor: Actor,
  subjectId: string,
): Promise<readonly Folder[]> {
  const rows = await db
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('id', 'in', db.selectFrom('archiveItem').select('folderId').where('subjectId', '=', subjectId))
    .where(isVisibleTo(actor))
    .orderBy('listedAt', 'desc')
    .limit(20)
    .execute();
  return rows as readonly Folder[];
}

/** A hand-over: the archive and the leaders of the agency see it, and the unit that gave it. */
export async function findHandOver(
  db: Database | Tx,
  actor: Actor,
  id: string,
): Promise<HandOver | undefined> {
  const row = await db.selectFrom('archiveHandOver').selectAll().where('id', '=', id).executeTakeFirst();
  const isSeen =
    row &&
    (archivesOf(actor).includes(row.agencyId) || actor.positions.some(({ unitId }) => unitId === row.unitId));
  return isSeen ? (row as HandOver) : undefined;
}

export async function listHandOverFolders(db: Database | Tx, id: string): Promise<readonly Folder[]> {
  const rows = await db
    .selectFrom('archiveFolder')
    .innerJoin('archiveHandOverFolder', 'folderId', 'archiveFolder.id')
    .select(folderColumns)
    .where('handOverId', '=', id)
    .orderBy('year')
    .orderBy('code')
    .execute();
  return rows as readonly Folder[];
}

/** A destruction: the archive and the leaders of the agency see it, and its council. */
export async function findDestruction(
  db: Database | Tx,
  actor: Actor,
  id: string,
): Promise<Destruction | undefined> {
  const row = await db.selectFrom('archiveDestruction').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const sits = (await listMembers(db, id)).some(({ officerId }) => officerId === actor.id);
  const isSeen = actor.kind === 'system' || sits || archivesOf(actor).includes(row.agencyId);
  return isSeen ? (row as Destruction) : undefined;
}

export async function listMembers(
  db: Database | Tx,
  destructionId: string,
): Promise<readonly CouncilMember[]> {
  const rows = await db
    .selectFrom('archiveCouncilMember')
    .select(['officerId', 'isChair', 'opinion', 'note', 'saidAt'])
    .where('destructionId', '=', destructionId)
    .orderBy('isChair', 'desc')
    .orderBy('officerId')
    .execute();
  return rows as readonly CouncilMember[];
}

export async function listDestructionFolders(db: Database | Tx, id: string): Promise<readonly Folder[]> {
  const rows = await db
    .selectFrom('archiveFolder')
    .innerJoin('archiveDestructionFolder', 'folderId', 'archiveFolder.id')
    .select(folderColumns)
    .where('destructionId', '=', id)
    .orderBy('year')
    .orderBy('code')
    .execute();
  return rows as readonly Folder[];
}
