export const complaintKinds = ['feedback', 'suggestion', 'complaint'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** Whether what was said turned out to be so: wholly, in part, or not. */
export const complaintOutcomes = ['founded', 'partlyFounded', 'unfounded'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/** What a citizen says of how a dossier was handled. */
export interface Complaint {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly kind: ComplaintKind;
  readonly dossierId: string;
  /** Null for an applicant without an account, who said it at a counter. */
  readonly complainantId: string | null;
  readonly complainantName: string;
  readonly complainedOf: readonly string[];
  readonly isAboutAgency: boolean;
  readonly content: string;
  readonly filedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly state: 'open' | 'answered';
  readonly outcome: ComplaintOutcome | null;
  readonly answer: string | null;
  readonly answeredAt: Temporal.Instant | null;
}
