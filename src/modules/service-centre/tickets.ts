import type { Updateable } from 'kysely';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { Tables } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { getCounter } from './counters.ts';
import type { Counter, Ticket } from './model.ts';
import { isVisibleTo } from './policy.ts';

export const ticketColumns = [
  'id',
  'version',
  'centreId',
  'agencyId',
  'onDate',
  'groupCode',
  'number',
  'source',
  'priority',
  'rank',
  'state',
  'takenAt',
  'waitingSince',
  'targetCounterId',
  'counterId',
  'officerId',
  'officerName',
  'calledAt',
  'calls',
  'servingAt',
  'endedAt',
  'dossierId',
  'procedureCode',
  'citizenId',
  'secret',
  'checkCode',
] as const;

export const asTicket = (row: object): Ticket => row as Ticket;

/** The ticket now at the counter: called, or being served. */
export async function currentTicketOf(ctx: Context, counterId: string): Promise<Ticket | undefined> {
  const counter = await getCounter(ctx, counterId);
  return findTicketAt(ctx.db, counter.id);
}

export async function findTicketAt(db: Database | Tx, counterId: string): Promise<Ticket | undefined> {
  const row = await db
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('counterId', '=', counterId)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst();
  return row && asTicket(row);
}

/** Whoever holds the slip: the address on it is the key. */
export async function getTicketBySecret(db: Database | Tx, secret: string): Promise<Ticket> {
  const row = await db
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('secret', '=', secret)
    .executeTakeFirst();
  return asTicket(orNotFound(row));
}

/** The ticket with its counter, both locked, the counter first: so does the call, and nobody waits in a ring. */
export async function lockTicketAtCounter(
  tx: Tx,
  ctx: Context,
  ticketId: string,
): Promise<{ readonly ticket: Ticket; readonly counter: Counter }> {
  const seen = await tx
    .selectFrom('centreTicket')
    .innerJoin('centreCounter', 'centreCounter.id', 'centreTicket.counterId')
    .select(['centreCounter.id', 'centreCounter.deskId', 'centreCounter.agencyId'])
    .where('centreTicket.id', '=', ticketId)
    .executeTakeFirst();
  const { id } = orNotFound(seen && isVisibleTo(ctx.actor, seen) ? seen : undefined);
  const counter = await tx
    .selectFrom('centreCounter')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const row = await tx
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('id', '=', ticketId)
    .where('counterId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return { ticket: asTicket(orNotFound(row)), counter: counter as unknown as Counter };
}

type Change = Omit<Updateable<Tables['centreTicket']>, 'id' | 'version'>;

/** Writes the ticket's next version under the lock that the caller holds. */
export async function changeTicket(tx: Tx, ticket: Ticket, change: Change): Promise<Ticket> {
  const row = await tx
    .updateTable('centreTicket')
    .set({ ...change, version: ticket.version + 1 })
    .where('id', '=', ticket.id)
    .returning(ticketColumns)
    .executeTakeFirstOrThrow();
  return asTicket(row);
}
