import type { TrustedRoot } from '#engines/pdf-signature/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { KeptKey, KeyPlace } from './keys/key-ring.ts';
import { certificatesOf } from './keys/pem.ts';
import type { Holder } from './model.ts';

export interface SigningKey extends KeptKey {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly officerId: string | null;
  readonly unitId: string | null;
  readonly validFrom: Temporal.Instant;
  readonly validTo: Temporal.Instant;
  readonly failedPins: number;
}

const inUse = (db: Database | Tx) =>
  db
    .selectFrom('signingKey')
    .select(['id', 'version', 'label', 'officerId', 'unitId', 'certificatePem', 'kind', 'sealedKey', 'place'])
    .select(['validFrom', 'validTo', 'failedPins'])
    .where('revokedAt', 'is', null);

const ofHolder = (db: Database | Tx, holder: Holder) =>
  inUse(db)
    .where(
      'officerId' in holder ? 'officerId' : 'unitId',
      '=',
      'officerId' in holder ? holder.officerId : holder.unitId,
    )
    .orderBy('validTo', 'desc');

type KeyRow = Awaited<ReturnType<ReturnType<typeof ofHolder>['executeTakeFirstOrThrow']>>;

const keyOf = ({ kind, sealedKey, place, ...key }: KeyRow): SigningKey => ({
  ...key,
  place: sealedKey ? { kind: 'sealed', sealedKey } : ({ ...(place as object), kind } as KeyPlace),
});

/** The key a person or a unit signs with at this moment; the one valid longest when there are several. */
export async function findSigningKey(
  db: Database | Tx,
  holder: Holder,
  at: Temporal.Instant,
): Promise<SigningKey | undefined> {
  const inForce = ofHolder(db, holder).where('validFrom', '<=', at).where('validTo', '>', at);
  const row = await inForce.executeTakeFirst();
  return row && keyOf(row);
}

/** A key in use. @throws Refusal `not-found` */
export const getSigningKey = async (db: Database | Tx, id: string): Promise<SigningKey> =>
  keyOf(orNotFound(await inUse(db).where('id', '=', id).executeTakeFirst()));

export const holderOf = ({ officerId, unitId }: SigningKey): Holder =>
  officerId === null ? { unitId: unitId! } : { officerId };

/** The keys of a person or a unit that are not withdrawn, those that have run out too; the one valid longest first. */
export async function listSigningKeys(db: Database | Tx, holder: Holder): Promise<readonly SigningKey[]> {
  return (await ofHolder(db, holder).execute()).map(keyOf);
}

/** The authorities that are believed here, with the days between which they are. */
export async function listTrustedRoots(db: Database | Tx): Promise<readonly TrustedRoot[]> {
  const rows = await db
    .selectFrom('signingTrust')
    .select(['certificatePem', 'trustedFrom', 'trustedUntil'])
    .execute();
  return rows.flatMap(({ certificatePem, trustedFrom, trustedUntil }) =>
    certificatesOf(certificatePem).map((der) => ({
      der,
      ...(trustedFrom && { trustedFrom }),
      ...(trustedUntil && { trustedUntil }),
    })),
  );
}

/** Who signed and sealed the files of a subject, in order. */
export function listSigningRecords(db: Database | Tx, subjectType: string, subjectId: string) {
  return db
    .selectFrom('signingRecord')
    .innerJoin('signingKey', 'signingKey.id', 'signingRecord.signingKeyId')
    .select(['fileId', 'purpose', 'signedAt', 'signedBy', 'label'])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('signedAt')
    .execute();
}
