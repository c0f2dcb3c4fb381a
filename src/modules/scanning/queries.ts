import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { ScanBatch, ScanPart } from './model.ts';

const batchColumns = [
  'id',
  'version',
  'unitId',
  'role',
  'aboutCode',
  'uploadedById',
  'uploadedByName',
  'uploadedAt',
  'state',
  'pageCount',
  'failure',
] as const;

const partColumns = [
  'id',
  'version',
  'batchId',
  'unitId',
  'number',
  'subjectCode',
  'paper',
  'pages',
  'blankPages',
  'fileId',
  'fileSha256',
  'state',
  'foundAt',
  'placedId',
] as const;

const asBatch = (row: object | undefined) => row as ScanBatch | undefined;
const asPart = (row: object | undefined) => row as ScanPart | undefined;

/** For the program itself: a page shows batches by `listBatches`. */
export async function getBatch(db: Database | Tx, id: string): Promise<ScanBatch> {
  const row = await db.selectFrom('scanBatch').select(batchColumns).where('id', '=', id).executeTakeFirst();
  return orNotFound(asBatch(row));
}

export async function findBatchByContent(
  db: Database | Tx,
  unitId: string,
  contentSha256: string,
): Promise<ScanBatch | undefined> {
  const row = await db
    .selectFrom('scanBatch')
    .select(batchColumns)
    .where('unitId', '=', unitId)
    .where('contentSha256', '=', contentSha256)
    .executeTakeFirst();
  return asBatch(row);
}

export async function lockBatch(tx: Tx, id: string): Promise<ScanBatch> {
  const row = await tx
    .selectFrom('scanBatch')
    .select(batchColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(asBatch(row));
}

export const listBatchFiles = (db: Database | Tx, batchId: string) =>
  db
    .selectFrom('scanFile')
    .innerJoin('file', 'file.id', 'scanFile.fileId')
    .select(['file.id', 'file.sha256', 'file.mediaType', 'file.name'])
    .where('batchId', '=', batchId)
    .orderBy('number')
    .execute();

/** The latest batches of the officer's desks. */
export async function listBatches(db: Database, actor: Actor, limit = 20): Promise<readonly ScanBatch[]> {
  const units = unitsOf(actor);
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('scanBatch')
    .select(batchColumns)
    .where('unitId', 'in', units)
    .orderBy('uploadedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly object[] as readonly ScanBatch[];
}

export async function listPartsOf(db: Database | Tx, batchId: string): Promise<readonly ScanPart[]> {
  const rows = await db
    .selectFrom('scanPart')
    .select(partColumns)
    .where('batchId', '=', batchId)
    .orderBy('number')
    .execute();
  return rows as readonly object[] as readonly ScanPart[];
}

/** What waits to be sorted at the officer's desks, the oldest first; a page at a time, after the part named. */
export async function listUnsorted(
  db: Database,
  actor: Actor,
  { after, limit = 30 }: { readonly after?: ScanPart | undefined; readonly limit?: number } = {},
): Promise<readonly ScanPart[]> {
  const units = unitsOf(actor);
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('scanPart')
    .select(partColumns)
    .where('unitId', 'in', units)
    .where('state', '=', 'unsorted')
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('foundAt', 'id'), '>', tuple(after!.foundAt, after!.id)),
      ),
    )
    .orderBy('foundAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as readonly object[] as readonly ScanPart[];
}

/** A part of one of the officer's desks; for everyone else it does not exist. */
export async function findPart(db: Database | Tx, actor: Actor, id: string): Promise<ScanPart | undefined> {
  const row = await db.selectFrom('scanPart').select(partColumns).where('id', '=', id).executeTakeFirst();
  return ifOfDesk(actor, asPart(row));
}

export async function lockPart(tx: Tx, actor: Actor, id: string): Promise<ScanPart> {
  const row = await tx
    .selectFrom('scanPart')
    .select(partColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(ifOfDesk(actor, asPart(row)));
}

const ifOfDesk = (actor: Actor, part: ScanPart | undefined) =>
  part && (actor.kind === 'system' || unitsOf(actor).includes(part.unitId)) ? part : undefined;

export type ScansAbout = readonly { readonly batch: ScanBatch; readonly parts: readonly ScanPart[] }[];

/** What became of the scans uploaded from the page of this code, the latest first: of the officer's desks only. */
export async function listScansAbout(db: Database, actor: Actor, code: string): Promise<ScansAbout> {
  const rows = await db
    .selectFrom('scanBatch')
    .select(batchColumns)
    .where('aboutCode', '=', code)
    .orderBy('uploadedAt', 'desc')
    .limit(10)
    .execute();
  const batches = (rows as readonly object[] as readonly ScanBatch[]).filter(({ unitId }) =>
    unitsOf(actor).includes(unitId),
  );
  return Promise.all(batches.map(async (batch) => ({ batch, parts: await listPartsOf(db, batch.id) })));
}
