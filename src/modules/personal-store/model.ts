/** Where a paper of the store came from. */
export type Origin = 'result' | 'digitised' | 'submitted';

/** What its signatures said when they were judged; `none` for what carries none. */
export type SignatureVerdict = 'unchecked' | 'valid' | 'invalid' | 'none';

/** An e-copy that its owner may use again (Decree 45/2020/NĐ-CP, article 16). */
export interface StoredPaper {
  readonly id: string;
  readonly version: number;
  readonly storeId: string;
  readonly origin: Origin;
  readonly kind: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly fileId: string;
  readonly fileSha256: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly procedureName: string;
  /** Who issued the result, or accepted the paper. */
  readonly agencyId: string;
  readonly holderId: string | null;
  readonly holderName: string;
  readonly digitisedBy: string | null;
  readonly signature: SignatureVerdict;
  readonly validFrom: Temporal.PlainDate;
  /** The last day it may be used; null while nothing limits it. */
  readonly validTo: Temporal.PlainDate | null;
  readonly keptAt: Temporal.Instant;
  readonly replacedById: string | null;
  readonly revokedAt: Temporal.Instant | null;
  readonly revokedReason: string | null;
  readonly removedAt: Temporal.Instant | null;
}

export type PaperState = 'usable' | 'expired' | 'replaced' | 'revoked' | 'wronglySigned' | 'removed';

type Judged = Pick<StoredPaper, 'validTo' | 'replacedById' | 'revokedAt' | 'signature' | 'removedAt'>;

/** Whether a paper may be used again on a day; the gravest reason against it comes first. */
export function stateOf(paper: Judged, today: Temporal.PlainDate): PaperState {
  if (paper.removedAt) return 'removed';
  if (paper.revokedAt) return 'revoked';
  if (paper.signature === 'invalid') return 'wronglySigned';
  if (paper.replacedById) return 'replaced';
  if (paper.validTo && Temporal.PlainDate.compare(paper.validTo, today) < 0) return 'expired';
  return 'usable';
}

/** The consent to one use of a paper in one application, and the dossier that it went into. */
export interface PaperUse {
  readonly id: string;
  readonly paperId: string;
  readonly component: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly basis: 'own' | 'at-desk';
  readonly consentedById: string | null;
  readonly consentedByName: string;
  readonly officerName: string | null;
  readonly consentedAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
  readonly usedAt: Temporal.Instant | null;
}

/** Whose papers are asked for, as an account or a card at the counter says. */
export interface PaperOwner {
  readonly fullName: string;
  readonly identityNumber?: string | null | undefined;
  /** The account, where there is one. */
  readonly citizenId?: string | null | undefined;
}
