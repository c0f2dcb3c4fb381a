/**
 * Why an officer looks at somebody's data. Personal data are processed for a definite purpose, and the person may know
 * it (Law 91/2025/QH15 on Personal Data Protection). `papers` is told by opening a paper and `field` by taking all of it
 * along on a device; neither is asked.
 */
export const purposes = [
  'handling',
  'contact',
  'check',
  'complaint',
  'inspection',
  'other',
  'papers',
  'field',
] as const;

export type Purpose = (typeof purposes)[number];

export const askablePurposes: readonly Purpose[] = purposes.filter(
  (purpose) => purpose !== 'papers' && purpose !== 'field',
);

/** What the data stand in, such as a dossier, and whose they are. */
export interface ReadableSubject {
  readonly type: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** The applicant's account, where there is one. */
  readonly citizenId: string | null;
  /** Of everyone named in it. */
  readonly identityNumbers: readonly string[];
}

/** One officer, one subject, one purpose, one day. */
export interface Reading {
  readonly id: string;
  /** The applicant's account; null where they had none. */
  readonly citizenId: string | null;
  readonly subjectCode: string;
  readonly subjectTitle: string;
  readonly officerName: string;
  readonly unitId: string;
  readonly purpose: Purpose;
  readonly note: string | null;
  readonly readAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}
