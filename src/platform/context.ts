import type { Kysely, Transaction } from 'kysely';
import type { Calendar } from '#engines/working-time/index.ts';
import type { Actor } from './access/actor.ts';
import type { Proof } from './access/proof.ts';
import type { Tables } from './database/tables.ts';
import type { Locale } from './i18n/index.ts';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/**
 * What a command is given: who acts, when, in which language, and on whose data. Nothing is ambient.
 */
export interface Context {
  readonly actor: Actor;
  readonly locale: Locale;
  /** The province (tenant) whose schema `db` reads and writes. */
  readonly tenant: string;
  readonly db: Database;
  /** The province's calendar: every deadline is counted on it. */
  readonly calendar: Calendar;
  /** How who acts last proved to be who they are, where the act asked for it; it goes into the log with what they do. */
  readonly proof: Proof | null;
  /** The time; a test can choose the day. */
  now(): Temporal.Instant;
  /** Runs `work` in a transaction; a context that already carries one joins it. */
  transaction<T>(work: (tx: Tx, ctx: Context) => Promise<T>): Promise<T>;
  /** Refuses with `not-allowed` unless the permission's rule holds for this actor and subject. */
  authorize(permission: string, subject?: unknown): void;
  may(permission: string, subject?: unknown): boolean;
  /** The same context for another actor, as when a job acts for the system. */
  as(actor: Actor): Context;
}
