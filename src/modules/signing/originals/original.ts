import type { Database, Tx } from '#platform/context.ts';

/** A paper that carries a code to its original: what whoever holds the paper may know of it. */
export interface Original {
  readonly id: string;
  readonly version: number;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly agencyId: string;
  readonly documentNumber: string;
  readonly kind: string;
  readonly holderInitials: string | null;
  readonly issuedOn: Temporal.PlainDate;
  readonly jws: string;
}

/** Of one paper of a subject: a subject may have several, of several agencies. */
export type OriginalKey = Pick<Original, 'subjectType' | 'subjectId' | 'agencyId' | 'documentNumber'>;

const columns = [
  'id',
  'version',
  'subjectType',
  'subjectId',
  'agencyId',
  'documentNumber',
  'kind',
  'holderInitials',
  'issuedOn',
  'jws',
] as const;

/** The original that a statement's handle names. */
export const findOriginal = (db: Database | Tx, handle: string): Promise<Original | undefined> =>
  db.selectFrom('signingOriginal').select(columns).where('handle', '=', handle).executeTakeFirst();

/** All papers of a subject, the first entered first. */
export const listOriginalsOf = (
  db: Database | Tx,
  subjectType: string,
  subjectId: string,
): Promise<readonly Original[]> =>
  db
    .selectFrom('signingOriginal')
    .select(columns)
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute();

export const findOriginalOf = (db: Database | Tx, key: OriginalKey): Promise<Original | undefined> =>
  db
    .selectFrom('signingOriginal')
    .select(columns)
    .where('subjectType', '=', key.subjectType)
    .where('subjectId', '=', key.subjectId)
    .where('agencyId', '=', key.agencyId)
    .where('documentNumber', '=', key.documentNumber)
    .executeTakeFirst();
