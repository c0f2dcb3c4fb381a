import type { Session } from '#platform/http/index.ts';
import type { SignInStep } from './commands/sign-in-officer.ts';
import type { ProofMethod } from './proof-rules.ts';

/** An officer between the password and the rest; kept in the session, where only this browser can use it. */
export interface PendingSignIn {
  readonly officerId: string;
  readonly next: SignInStep;
  /** How they have proven so far who they are. */
  readonly by: ProofMethod;
  readonly returnTo: string;
  readonly until: string;
}

const name = 'pendingSignIn';
const life = { minutes: 10 };

export function keepPending(
  session: Session,
  pending: Omit<PendingSignIn, 'until'>,
  now: Temporal.Instant,
): void {
  session.set(name, { ...pending, until: now.add(life).toString() });
}

/** The sign-in that waits for this step, or nothing: the steps cannot be taken out of order. */
export function pendingFor(
  session: Session,
  step: SignInStep,
  now: Temporal.Instant,
): PendingSignIn | undefined {
  const pending = session.get(name) as PendingSignIn | undefined;
  if (!pending || pending.next !== step) return undefined;
  return Temporal.Instant.compare(Temporal.Instant.from(pending.until), now) > 0 ? pending : undefined;
}

export const dropPending = (session: Session): void => session.delete(name);
