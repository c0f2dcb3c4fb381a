import { sql } from 'kysely';
import { hasWorkAt } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { mandatesHeldBy } from './acting-for.ts';
import type { Dossier } from './model.ts';
import { isVisibleTo } from './policy.ts';

export const dossierColumns = [
  'id',
  'version',
  'code',
  'status',
  'procedureId',
  'procedureVersionId',
  'procedureCode',
  'procedureName',
  'channel',
  'applicantId',
  'applicantName',
  'applicantIdentityNumber',
  'applicantPhone',
  'applicantEmail',
  'applicantAddress',
  'agentId',
  'agentName',
  'mandateId',
  'organisationName',
  'organisationTaxCode',
  'answers',
  'receivingUnitId',
  'competentAgencyId',
  'handlingUnitId',
  'returnUnitId',
  'returnMethod',
  'authoritativeSystem',
  'externalCode',
  'isFollowed',
  'gaps',
  'timeLimitAmount',
  'timeLimitUnit',
  'feeVnd',
  'submittedAt',
  'acceptedAt',
  'dueOriginalAt',
  'dueAt',
  'clock',
  'finishedAt',
  'returnedAt',
  'documentNumber',
  'trackingSecret',
] as const;

const asDossier = (row: object): Dossier => row as Dossier;

/** The dossier, if the actor may see it; for everyone else it does not exist. */
export async function findDossier(db: Database | Tx, actor: Actor, id: string): Promise<Dossier | undefined> {
  const row = await db.selectFrom('dossier').select(dossierColumns).where('id', '=', id).executeTakeFirst();
  return row && ifVisible(db, actor, asDossier(row));
}

/** Of these ids, for the program's own readers. */
export async function listDossiersById(
  db: Database | Tx,
  ids: readonly string[],
): Promise<readonly Dossier[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(asDossier);
}

export const getDossier = async (db: Database | Tx, actor: Actor, id: string): Promise<Dossier> =>
  orNotFound(await findDossier(db, actor, id));

export async function findDossierByCode(
  db: Database | Tx,
  actor: Actor,
  code: string,
): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('code', '=', code)
    .executeTakeFirst();
  return row && (await ifVisible(db, actor, asDossier(row)));
}

/**
 * The dossier locked until the transaction ends: two people acting at once follow each other.
 *
 * @throws Refusal `decided-elsewhere` where another system decides on it: no act is ours
 */
export async function lockDossier(tx: Tx, actor: Actor, id: string): Promise<Dossier> {
  const dossier = await lockCopy(tx, actor, id);
  refuseUnless(!dossier.isFollowed, 'decided-elsewhere', { system: dossier.authoritativeSystem });
  return dossier;
}

/** The same for what is told of a dossier on which another system decides. */
export async function lockCopy(tx: Tx, actor: Actor, id: string): Promise<Dossier> {
  const row = await tx
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row && (await ifVisible(tx, actor, asDossier(row))));
}

const ifVisible = async (db: Database | Tx, actor: Actor, dossier: Dossier): Promise<Dossier | undefined> => {
  const mandates = dossier.mandateId === null ? [] : await mandatesHeldBy(db, actor);
  if (isVisibleTo(actor, dossier, mandates)) return dossier;
  return (await hasWorkAt(db, actor, 'dossier', dossier.id)) ? dossier : undefined;
};

/** What anyone who has the code may know: how far it is, and no person's name (TT 01/2018 Điều 16(2)(d)). */
export interface PublicTracking {
  readonly code: string;
  readonly status: number;
  readonly procedureName: string;
  readonly competentAgencyId: string;
  readonly submittedAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly returnedAt: Temporal.Instant | null;
}

export function findTracking(db: Database | Tx, code: string): Promise<PublicTracking | undefined> {
  return db
    .selectFrom('dossier')
    .select([
      'code',
      'status',
      'procedureName',
      'competentAgencyId',
      'submittedAt',
      'acceptedAt',
      'dueAt',
      'finishedAt',
      'returnedAt',
    ])
    .where('code', '=', code)
    .executeTakeFirst();
}

/** A citizen's own dossiers, and those they sent under these mandates, latest first. */
export async function listOwnDossiers(
  db: Database | Tx,
  citizenId: string,
  mandateIds: readonly string[] = [],
  limit = 100,
): Promise<readonly Dossier[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where((is) =>
      is.or([
        is('applicantId', '=', citizenId),
        ...(mandateIds.length > 0 ? [is('mandateId', 'in', mandateIds)] : []),
      ]),
    )
    .orderBy('submittedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asDossier);
}

export interface DossierComponent {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly isReceived: boolean;
  /** In what form it was taken at the counter; null where nobody said. */
  readonly receivedAs: ReceivedAs | null;
  readonly note: string | null;
}

export type ReceivedAs = 'original' | 'copy' | 'stored';

export async function listComponents(
  db: Database | Tx,
  dossierId: string,
): Promise<readonly DossierComponent[]> {
  const rows = await db
    .selectFrom('dossierComponent')
    .select(['id', 'number', 'name', 'originals', 'copies', 'isReceived', 'receivedAs', 'note'])
    .where('dossierId', '=', dossierId)
    .orderBy('number')
    .execute();
  return rows as readonly DossierComponent[];
}

export interface DossierFile {
  readonly fileId: string;
  readonly purpose: string;
  readonly componentNumber: number;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: string;
  readonly addedAt: Temporal.Instant;
  /** The part at another agency whose draft or result it is. */
  readonly partId: string | null;
  /** Who scanned it from paper, and who compared it with the paper. */
  readonly scannedByName: string | null;
  readonly comparedAt: Temporal.Instant | null;
  readonly comparedByName: string | null;
}

const fileColumns = [
  'fileId',
  'purpose',
  'componentNumber',
  'file.name',
  'mediaType',
  'sizeBytes',
  'addedAt',
  'partId',
  'scannedByName',
  'comparedAt',
  'comparedByName',
] as const;

/** The files of a dossier, in the order they came; of one purpose or all. */
export function listFiles(
  db: Database | Tx,
  dossierId: string,
  purpose?: string,
): Promise<readonly DossierFile[]> {
  let query = db
    .selectFrom('dossierFile')
    .innerJoin('file', 'file.id', 'dossierFile.fileId')
    .select(fileColumns)
    .where('dossierId', '=', dossierId);
  if (purpose) query = query.where('purpose', '=', purpose);
  return query.orderBy('componentNumber').orderBy('addedAt').orderBy('fileId').execute();
}

/** The files of one purpose of several dossiers, in the order they came. */
export function listFilesOf(
  db: Database | Tx,
  dossierIds: readonly string[],
  purpose: string,
): Promise<readonly (DossierFile & { readonly dossierId: string })[]> {
  return db
    .selectFrom('dossierFile')
    .innerJoin('file', 'file.id', 'dossierFile.fileId')
    .select(['dossierId', ...fileColumns])
    .where('dossierId', '=', sql<string>`any(${[...dossierIds]}::uuid[])`)
    .where('purpose', '=', purpose)
    .orderBy('addedAt')
    .execute();
}

export interface DossierLetter {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly template: string;
  readonly data: unknown;
  readonly issuedAt: Temporal.Instant;
}

export function listLetters(db: Database | Tx, dossierId: string): Promise<readonly DossierLetter[]> {
  return db
    .selectFrom('dossierLetter')
    .select(['id', 'kind', 'number', 'template', 'data', 'issuedAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('issuedAt')
    .execute();
}

export function listSupplements(db: Database | Tx, dossierId: string) {
  return db
    .selectFrom('dossierSupplement')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .orderBy('number')
    .execute();
}

/** What the applicant thought of it, when they said so. */
export function findRating(
  db: Database | Tx,
  dossierId: string,
): Promise<{ readonly score: number; readonly comment: string | null } | undefined> {
  return db
    .selectFrom('rating')
    .select(['score', 'comment'])
    .where('dossierId', '=', dossierId)
    .executeTakeFirst();
}
