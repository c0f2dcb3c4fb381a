import { X509Certificate } from 'node:crypto';
import type { Database, Tx } from '#platform/context.ts';
import type { Holder } from './model.ts';

export interface SigningKey {
  readonly id: string;
  readonly label: string;
  readonly certificatePem: string;
  readonly sealedKey: Buffer;
  readonly validTo: Temporal.Instant;
  readonly failedPins: number;
}

/** The key a person or a unit signs with at this moment; the one valid longest when there are several. */
export function findSigningKey(
  db: Database | Tx,
  holder: Holder,
  at: Temporal.Instant,
): Promise<SigningKey | undefined> {
  return db
    .selectFrom('signingKey')
    .select(['id', 'label', 'certificatePem', 'sealedKey', 'validTo', 'failedPins'])
    .where(
      'officerId' in holder ? 'officerId' : 'unitId',
      '=',
      'officerId' in holder ? holder.officerId : holder.unitId,
    )
    .where('revokedAt', 'is', null)
    .where('validFrom', '<=', at)
    .where('validTo', '>', at)
    .orderBy('validTo', 'desc')
    .executeTakeFirst();
}

/** DER certificates of the authorities that are believed here. */
export async function listTrustedRoots(db: Database | Tx): Promise<readonly Uint8Array[]> {
  const rows = await db.selectFrom('signingTrust').select('certificatePem').execute();
  return rows.map((row) => new Uint8Array(new X509Certificate(row.certificatePem).raw));
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
