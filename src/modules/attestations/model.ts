import type { Context } from '#platform/context.ts';

export interface InBothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** One thing that a kind of attestation says, under a name that programs know and a label that people read. */
export interface AttestationClaim {
  readonly name: string;
  readonly label: InBothLanguages;
}

/** A kind of attestation: what a result of one procedure says when it lies in a wallet. */
export interface AttestationType {
  readonly id: string;
  readonly name: InBothLanguages;
  readonly claims: readonly AttestationClaim[];
}

/** What one thing attests today, and to whom. */
export interface AttestationContent {
  readonly type: AttestationType;
  readonly claims: Readonly<Record<string, string>>;
  readonly expiresAt: Temporal.Instant | null;
}

/** The module that has what is attested; this one knows none by name. */
export interface AttestationSource {
  readonly subjectType: string;
  listTypes(ctx: Context): Promise<readonly AttestationType[]>;
  /** Nothing while there is nothing to attest: not issued, taken back, or of a procedure that declares none. */
  contentOf(ctx: Context, subjectId: string): Promise<AttestationContent | undefined>;
  /** Whether the subject is the citizen's own, to be taken into a wallet. */
  isOwn(ctx: Context, subjectId: string): Promise<boolean>;
}

/** Long enough to take out a phone and scan; short enough that a photograph of the square is soon worth nothing. */
export const offerLives = { minutes: 10 } as const;
export const tokenLives = { minutes: 10 } as const;
/** Wrong codes until an offer is closed. */
export const mostFailures = 5;

/** A list has a bit for each; 16 kB before it is packed. */
export const listSize = 2 ** 17;

/** The place of the n-th of a list: neighbours in the list were not issued one after the other (an odd factor meets each place once). */
export const placeOf = (taken: number): number => (taken * 48_271 + 11_003) % listSize;
