import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { PaperOwner, PaperUse, StoredPaper } from './model.ts';
import type { PaperKind } from './paper-kind.ts';

export const paperColumns = [
  'storePaper.id',
  'storePaper.version',
  'storePaper.storeId',
  'storePaper.origin',
  'storePaper.kind',
  'storePaper.title',
  'storePaper.documentNumber',
  'storePaper.fileId',
  'storePaper.fileSha256',
  'storePaper.dossierId',
  'storePaper.dossierCode',
  'storePaper.procedureName',
  'storePaper.agencyId',
  'storePaper.holderId',
  'storePaper.holderName',
  'storePaper.digitisedBy',
  'storePaper.signature',
  'storePaper.validFrom',
  'storePaper.validTo',
  'storePaper.keptAt',
  'storePaper.replacedById',
  'storePaper.revokedAt',
  'storePaper.revokedReason',
  'storePaper.removedAt',
] as const;

export const useColumns = [
  'storeUse.id',
  'storeUse.paperId',
  'storeUse.component',
  'storeUse.procedureCode',
  'storeUse.procedureName',
  'storeUse.basis',
  'storeUse.consentedById',
  'storeUse.consentedByName',
  'storeUse.officerName',
  'storeUse.consentedAt',
  'storeUse.withdrawnAt',
  'storeUse.dossierId',
  'storeUse.dossierCode',
  'storeUse.usedAt',
] as const;

/** The papers that are this owner's: by account, or by number where the name on the paper is theirs too. */
export function papersOf(db: Database | Tx, { citizenId, identityNumber, fullName }: PaperOwner) {
  const isOfNumber = sql<SqlBool>`store.owner_kind = 'citizen' and store.owner_key = ${identityNumber ?? null}
    and public.vn_fold(store_paper.holder_name) = public.vn_fold(${fullName})`;
  return db
    .selectFrom('storePaper')
    .innerJoin('store', 'store.id', 'storePaper.storeId')
    .where((is) =>
      is.or([
        isOfNumber,
        is('store.representativeId', '=', citizenId ?? null),
        is.and([is('store.ownerKind', '=', 'account'), is('store.ownerKey', '=', citizenId ?? null)]),
      ]),
    )
    .where('storePaper.removedAt', 'is', null);
}

/** The results of a dossier that its agency has not taken back. */
export async function listResultPapers(db: Database | Tx, dossierId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('storePaper')
    .select('id')
    .where('dossierId', '=', dossierId)
    .where('origin', '=', 'result')
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface AfterPaper {
  readonly keptAt: Temporal.Instant;
  readonly id: string;
}

/** An owner's papers, the latest first. */
export async function listPapers(
  db: Database | Tx,
  owner: PaperOwner,
  { after, limit = 30 }: { readonly after?: AfterPaper | undefined; readonly limit?: number } = {},
): Promise<readonly StoredPaper[]> {
  let query = papersOf(db, owner).select(paperColumns);
  if (after)
    query = query.where(
      sql<SqlBool>`(store_paper.kept_at, store_paper.id) < (${after.keptAt}::timestamptz, ${after.id}::uuid)`,
    );
  const rows = await query
    .orderBy('storePaper.keptAt', 'desc')
    .orderBy('storePaper.id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly StoredPaper[];
}

/** An owner's paper; nothing for anyone else's. */
export async function findPaper(
  db: Database | Tx,
  owner: PaperOwner,
  id: string,
): Promise<StoredPaper | undefined> {
  const row = await papersOf(db, owner)
    .select(paperColumns)
    .where('storePaper.id', '=', id)
    .executeTakeFirst();
  return row as StoredPaper | undefined;
}

/** What a dossier left in its applicant's store. */
export async function listPapersOfDossier(
  db: Database | Tx,
  dossierId: string,
): Promise<readonly StoredPaper[]> {
  const rows = await db
    .selectFrom('storePaper')
    .select(paperColumns)
    .where('dossierId', '=', dossierId)
    .orderBy('keptAt')
    .orderBy('id')
    .execute();
  return rows as readonly StoredPaper[];
}

/** A paper by its id alone; whoever asks decides who may see it. */
export async function getPaper(db: Database | Tx, id: string): Promise<StoredPaper> {
  const row = await db.selectFrom('storePaper').select(paperColumns).where('id', '=', id).executeTakeFirst();
  return orNotFound(row) as StoredPaper;
}

/** What was agreed to about these papers, the latest first. */
export async function listUses(db: Database | Tx, paperIds: readonly string[]): Promise<readonly PaperUse[]> {
  if (paperIds.length === 0) return [];
  const rows = await db
    .selectFrom('storeUse')
    .select(useColumns)
    .where('paperId', 'in', [...paperIds])
    .orderBy('consentedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly PaperUse[];
}

/** A paper of the store in a dossier: what it is, and the consent under which it came there. */
export interface UsedPaper {
  readonly paper: StoredPaper;
  readonly use: PaperUse;
}

/** The papers that a dossier took from the store. */
export async function listUsedPapers(db: Database | Tx, dossierId: string): Promise<readonly UsedPaper[]> {
  const uses = await db
    .selectFrom('storeUse')
    .select(useColumns)
    .where('dossierId', '=', dossierId)
    .orderBy('usedAt')
    .orderBy('id')
    .execute();
  if (uses.length === 0) return [];
  const papers = await db
    .selectFrom('storePaper')
    .select(paperColumns)
    .where('id', 'in', [...new Set(uses.map(({ paperId }) => paperId))])
    .execute();
  const byId = new Map(papers.map((paper) => [paper.id, paper as StoredPaper]));
  return uses.map((use) => ({ use: use as PaperUse, paper: byId.get(use.paperId)! }));
}

/** Those of these dossiers in which a paper of the store stands: what the share of reuse is counted from. */
export async function listReusingDossiers(
  db: Database | Tx,
  dossierIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (dossierIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('storeUse')
    .select('dossierId')
    .distinct()
    .where('dossierId', 'in', [...dossierIds])
    .execute();
  return new Set(rows.map(({ dossierId }) => dossierId!));
}

export const listPaperKinds = (db: Database | Tx): Promise<readonly PaperKind[]> =>
  db
    .selectFrom('storeKind')
    .select(['code', 'name', 'names', 'results', 'validMonths', 'isOnly', 'isKept'])
    .orderBy('code')
    .execute();
