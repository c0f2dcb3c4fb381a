/** The roles a position may carry; a work item is for one of them. */
export const roles = [
  'receptionist',
  'counterClerk',
  'assigner',
  'handler',
  'reviewer',
  'signer',
  'sealKeeper',
  'oneStopHead',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string;
  readonly kind: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly agencyId: string;
  readonly placeCode: string | null;
}

/** A province, a district of before 1 July 2025, or a commune, as it stood on a day. */
export interface Place {
  readonly code: string;
  readonly level: string;
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly parentCode: string | null;
}

export const zone = 'Asia/Ho_Chi_Minh';

/** The calendar day of an instant in Vietnam. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();
