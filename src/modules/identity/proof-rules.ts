import type { Proof, ProofRule } from '#platform/access/proof.ts';

/** How officers and citizens prove who they are; `demo` is no proof, and counts as the strongest where it exists. */
export type ProofMethod = 'password' | 'totp' | 'demo' | 'account' | 'code';

export interface ApprovalRules {
  /** An older proof is asked for anew. */
  readonly freshMinutes: number;
  /** The least that is enough: a password, or a code of the authenticator app as well. */
  readonly least: 'password' | 'totp';
}

/** Half an hour, as NIST SP 800-63B asks of two factors (rev. 3, 4.2.3). */
export const usualApprovals: ApprovalRules = { freshMinutes: 30, least: 'password' };

const strengths: Readonly<Record<string, number>> = { password: 1, totp: 2, demo: 2 };

/**
 * The words that routes state as their `proof`. `approval`: what is signed, sealed, approved or accepted in an agency's
 * name wants that the officer has proven recently, and strongly enough, that it is they.
 */
export const proofRules = ({ freshMinutes, least }: ApprovalRules) =>
  ({
    approval: (proof, now) => proof !== null && isStrong(proof, least) && isFresh(proof, freshMinutes, now),
  }) as const satisfies Readonly<Record<string, ProofRule>>;

const isStrong = ({ by }: Proof, least: ApprovalRules['least']) => (strengths[by] ?? 0) >= strengths[least]!;

const isFresh = ({ at }: Proof, minutes: number, now: Temporal.Instant) =>
  Temporal.Instant.compare(at.add({ minutes }), now) >= 0;
