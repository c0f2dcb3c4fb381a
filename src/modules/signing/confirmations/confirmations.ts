import type { Selectable } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Tables } from '#platform/database/tables.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { LatePlace } from '../keys/late-key.ts';

/** `asking` until the service has the question, `waiting` for its answer, `confirmed` once it is here; `done` or `failed`. */
export type ConfirmationState = 'asking' | 'waiting' | 'confirmed' | 'done' | 'failed';

export interface ConfirmationProblem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

type Row = Selectable<Tables['signingConfirmation']>;

/** What an officer was asked to confirm elsewhere. */
export interface Confirmation extends Omit<Row, 'state' | 'place' | 'problem' | 'input'> {
  readonly state: ConfirmationState;
  readonly place: LatePlace;
  readonly problem: ConfirmationProblem | null;
  readonly input: Readonly<Record<string, string>>;
}

export type ConfirmationDocument = Selectable<Tables['signingConfirmationDocument']>;

const rows = (db: Database | Tx) => db.selectFrom('signingConfirmation').selectAll();
/** The columns hold what `askConfirmation` wrote and constraints allow. */
const confirmationOf = (row: Row) => row as unknown as Confirmation;

/** A confirmation of the actor's own, with its documents. @throws Refusal `not-found` */
export async function getConfirmation(db: Database | Tx, actor: Actor, id: string) {
  const own = rows(db).where('id', '=', id).where('officerId', '=', actor.id!);
  const confirmation = confirmationOf(orNotFound(await own.executeTakeFirst()));
  return { ...confirmation, documents: await listDocumentsOf(db, id) };
}

export type WholeConfirmation = Awaited<ReturnType<typeof getConfirmation>>;

/** The one that the officer has been asked and has not answered: a telephone asks one question at a time. */
export async function findOpenConfirmation(
  db: Database | Tx,
  officerId: string,
): Promise<Confirmation | undefined> {
  const open = await rows(db)
    .where('officerId', '=', officerId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return open && confirmationOf(open);
}

export const listDocumentsOf = (
  db: Database | Tx,
  confirmationId: string,
): Promise<readonly ConfirmationDocument[]> =>
  db
    .selectFrom('signingConfirmationDocument')
    .selectAll()
    .where('confirmationId', '=', confirmationId)
    .orderBy('ordinal')
    .execute();

/** Longer than one look takes; who was killed while looking is followed after it. */
const lease = { seconds: 90 };

/**
 * Takes those that are due, each for this process alone until the lease is over.
 *
 * @returns the oldest due first
 */
export async function claimDue(db: Database, now: Temporal.Instant): Promise<readonly Confirmation[]> {
  const due = await db
    .selectFrom('signingConfirmation')
    .select('id')
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(20)
    .execute();
  const claimed: Confirmation[] = [];
  for (const { id } of due) {
    const row = await db
      .updateTable('signingConfirmation')
      .set({ nextAt: now.add(lease) })
      .where('id', '=', id)
      .where('nextAt', '<=', now)
      .returningAll()
      .executeTakeFirst();
    if (row) claimed.push(confirmationOf(row));
  }
  return claimed;
}
