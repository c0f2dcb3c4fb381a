import type { Actor } from '#platform/access/actor.ts';

/** The kinds of people and machines that act. */
export type ActorKind = 'citizen' | 'officer' | 'partner' | 'system';

/**
 * How sure we are who a citizen is: `identified` by the electronic identification account (NĐ 69/2024), or `contact`,
 * when only an address was proved by a code.
 */
export type Assurance = 'identified' | 'contact';

export interface Citizen {
  readonly id: string;
  readonly version: number;
  readonly identityNumber: string | null;
  readonly fullName: string;
  readonly dateOfBirth: Temporal.PlainDate | null;
  readonly gender: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: unknown;
  readonly assurance: string;
}

/** A partner's system, as it acts: what it may ask for comes with it. Never `system`, which is the program itself. */
export interface ApiActor extends Actor {
  readonly kind: 'partner';
  readonly scopes: readonly string[];
}

export const isApiActor = (actor: Actor): actor is ApiActor => actor.kind === 'partner' && 'scopes' in actor;

/** Usernames are compared without case and outer blanks. */
export const tidyUsername = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

const freeFailures = 5;
const longestWaitMinutes = 60;

/**
 * How long an account waits after that many failures in a row: nothing before the fifth, then a minute, doubling up to an
 * hour. A wait ends by itself, so that a prankster cannot shut an official out of the day's work.
 */
export function waitAfter(failures: number): Temporal.Duration | null {
  if (failures < freeFailures) return null;
  return Temporal.Duration.from({ minutes: Math.min(2 ** (failures - freeFailures), longestWaitMinutes) });
}

export const isAfter = (moment: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  moment !== null && Temporal.Instant.compare(moment, now) > 0;

export const shortestPassword = 12;
const longestPassword = 200;

/** The code of what is wrong with a new password; length counts more than kinds of letters (NIST SP 800-63B, 3.1.1). */
export function passwordFault(password: string, username: string): string | null {
  const letters = [...password.normalize('NFKC')];
  if (letters.length < shortestPassword) return 'password-too-short';
  if (letters.length > longestPassword) return 'too-long';
  if (new Set(letters).size < 5) return 'password-too-plain';
  if (password.toLowerCase().includes(username) && letters.length < shortestPassword + username.length) {
    return 'password-has-username';
  }
  return null;
}
