import type { Calendar } from '#engines/working-time/index.ts';
import { type Actor, anonymous } from './access/actor.ts';
import { permissions } from './access/permissions.ts';
import type { Proof } from './access/proof.ts';
import type { Context, Database, Tx } from './context.ts';
import { transact } from './database/transact.ts';
import { Refusal } from './errors/index.ts';
import { defaultLocale, type Locale } from './i18n/index.ts';

export interface ContextParts {
  readonly db: Database;
  readonly tenant: string;
  readonly calendar: Calendar;
  readonly actor?: Actor;
  readonly locale?: Locale;
  readonly now?: () => Temporal.Instant;
  readonly proof?: Proof | null;
}

/** Makes the context of a request, a job or a test. */
export function createContext({
  db,
  tenant,
  calendar,
  actor = anonymous,
  locale = defaultLocale,
  now = Temporal.Now.instant,
  proof = null,
}: ContextParts): Context {
  const open = (tx: Tx | null, actor: Actor): Context => {
    const context: Context = {
      actor,
      locale,
      tenant,
      calendar,
      proof,
      now,
      db: tx ?? db,
      transaction: (work) =>
        tx ? work(tx, context) : transact(db, (begun) => work(begun, open(begun, actor))),
      may: (permission, subject) => permissions.allows(permission, actor, subject),
      authorize(permission, subject) {
        if (!context.may(permission, subject)) throw new Refusal('not-allowed', { permission });
      },
      as: (other) => open(tx, other),
    };
    return context;
  };
  return open(null, actor);
}
