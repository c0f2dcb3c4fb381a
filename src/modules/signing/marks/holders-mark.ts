import type { Database, Tx } from '#platform/context.ts';
import type { Holder } from '../model.ts';

/** The picture of a person's hand, or of a unit's seal. */
export interface HoldersMark {
  readonly version: number;
  /** PNG with a transparent ground. */
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The true size of a seal; null for a person. */
  readonly diameterMm: number | null;
}

/** What people see when this holder signs; nothing where no picture was brought. */
export function findMark(db: Database | Tx, holder: Holder): Promise<HoldersMark | undefined> {
  return db
    .selectFrom('signingMark')
    .select(['version', 'picture', 'width', 'height', 'diameterMm'])
    .where(
      'officerId' in holder ? 'officerId' : 'unitId',
      '=',
      'officerId' in holder ? holder.officerId : holder.unitId,
    )
    .executeTakeFirst();
}
