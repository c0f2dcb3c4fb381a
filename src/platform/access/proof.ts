/** How, and when, the person of a session last proved to be who it speaks for. `by` is a word of the application. */
export interface Proof {
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Whether a proof is strong and recent enough; null is none at all. */
export type ProofRule = (proof: Proof | null, now: Temporal.Instant) => boolean;
