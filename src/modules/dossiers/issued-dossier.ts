import { findPart, listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { ownOpenItem } from './allowed-acts.ts';
import { changeDossier } from './change-dossier.ts';
import type { Dossier } from './model.ts';
import type { DossierFile } from './queries.ts';

/**
 * A dossier as whoever issues a result of it has it before them: the agency that signs, numbers and seals is that of the
 * whole, or that of a part handed to it (liên thông, NĐ 61/2018 Điều 19 khoản 6–7), and so is the number.
 */
export interface IssuedDossier extends Dossier {
  /** The part whose result it is; null for the result of the whole. */
  readonly partId: string | null;
  /** What the part's result is called; null where the procedure says it. */
  readonly resultName: string | null;
}

/** The dossier as the step's agency issues its result. */
export async function asIssuedAt(
  db: Database | Tx,
  dossier: Dossier,
  item: Pick<WorkItem, 'instanceId'>,
): Promise<IssuedDossier> {
  const part = await findPart(db, item.instanceId);
  if (!part) return asWhole(dossier);
  const result = await db
    .selectFrom('dossierPartResult')
    .select('documentNumber')
    .where('partId', '=', part.id)
    .executeTakeFirst();
  return {
    ...dossier,
    competentAgencyId: part.agencyId,
    handlingUnitId: part.unitId,
    documentNumber: result?.documentNumber ?? null,
    partId: part.id,
    resultName: part.name,
  };
}

/** The dossier as the agency of the actor's own open step issues its result; the whole where none is theirs. */
export async function asIssuedBy(ctx: Context, db: Database | Tx, dossier: Dossier): Promise<IssuedDossier> {
  const own = ownOpenItem(ctx, await listWorkItemsOf(db, 'dossier', dossier.id));
  return own ? asIssuedAt(db, dossier, own) : asWhole(dossier);
}

export const asWhole = (dossier: Dossier): IssuedDossier => ({ ...dossier, partId: null, resultName: null });

/** Under which purpose the draft and the result lie among the dossier's files. */
export const purposesOf = ({ partId }: Pick<IssuedDossier, 'partId'>) =>
  partId === null
    ? ({ draft: 'draft-result', result: 'result' } as const)
    : ({ draft: 'part-draft', result: 'part-result' } as const);

/** Lays a draft or a result, or its next signed form, in the dossier; the bytes of the earlier one stay in the store. */
export async function layDown(
  tx: Tx,
  ctx: Context,
  issued: IssuedDossier,
  { fileId, as }: { readonly fileId: string; readonly as: 'draft' | 'result' },
): Promise<void> {
  const purpose = purposesOf(issued)[as];
  const { id: dossierId, partId } = issued;
  if (partId !== null) await openPartResult(tx, issued);
  let earlier = tx
    .deleteFrom('dossierFile')
    .where('dossierId', '=', dossierId)
    .where('purpose', '=', purpose);
  if (partId !== null) earlier = earlier.where('partId', '=', partId);
  await earlier.execute();
  await tx
    .insertInto('dossierFile')
    .values({ dossierId, fileId, purpose, partId, addedAt: ctx.now() })
    .execute();
}

/** Writes the number where it belongs, and gives the dossier its next version. */
export async function keepNumber(
  tx: Tx,
  held: Dossier,
  issued: IssuedDossier,
  documentNumber: string,
): Promise<IssuedDossier> {
  if (issued.partId === null) {
    return { ...issued, ...(await changeDossier(tx, held, { documentNumber })) };
  }
  await openPartResult(tx, issued);
  await tx
    .updateTable('dossierPartResult')
    .set({ documentNumber })
    .where('partId', '=', issued.partId)
    .execute();
  const { version } = await changeDossier(tx, held, {});
  return { ...issued, version, documentNumber };
}

/** From now on the applicant sees the result of the part too. */
export async function markIssued(tx: Tx, ctx: Context, issued: IssuedDossier): Promise<void> {
  if (issued.partId === null) return;
  await openPartResult(tx, issued);
  await tx
    .updateTable('dossierPartResult')
    .set({ issuedAt: ctx.now() })
    .where('partId', '=', issued.partId)
    .execute();
}

const openPartResult = (tx: Tx, { id, partId, competentAgencyId, resultName }: IssuedDossier) =>
  tx
    .insertInto('dossierPartResult')
    .values({ partId: partId!, dossierId: id, agencyId: competentAgencyId, name: resultName! })
    .onConflict((conflict) => conflict.column('partId').doNothing())
    .execute();

export interface PartResult {
  readonly partId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly documentNumber: string | null;
  readonly issuedAt: Temporal.Instant | null;
}

/** The results of the parts, as far as they have come. */
export const listPartResults = (db: Database | Tx, dossierId: string): Promise<readonly PartResult[]> =>
  db
    .selectFrom('dossierPartResult')
    .select(['partId', 'agencyId', 'name', 'documentNumber', 'issuedAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('partId')
    .execute();

/** Drafts are the office's, and so is the result of a part until its agency has issued it. */
export const isForApplicant = (
  { purpose, partId }: Pick<DossierFile, 'purpose' | 'partId'>,
  parts: readonly PartResult[],
): boolean =>
  purpose === 'part-result'
    ? parts.some((part) => part.partId === partId && part.issuedAt !== null)
    : !ofTheOffice.has(purpose);

/** Drafts, and what officers photographed and wrote on the spot. */
const ofTheOffice: ReadonlySet<string> = new Set(['draft-result', 'part-draft', 'field']);
