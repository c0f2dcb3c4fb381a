import { dayOf } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';
import { listGroups } from './centres.ts';
import { listCounters } from './counters.ts';
import { type Centre, type Counter, type Group, type Ticket, ticketLabel } from './model.ts';

/** A number that was called, as everyone in the hall may see it. */
export interface Call {
  readonly ticketId: string;
  readonly label: string;
  readonly counter: Counter;
  readonly calls: number;
  readonly isServing: boolean;
}

export interface Board {
  readonly centre: Centre;
  /** At the counters now, the latest call first. */
  readonly calls: readonly Call[];
  readonly counters: readonly Counter[];
  readonly groups: readonly (Group & { readonly waiting: number })[];
}

/** What the hall sees: who is called where, which counters are open, how many wait for what. Nobody's name. */
export async function viewBoard(db: Database, centre: Centre, now: Temporal.Instant): Promise<Board> {
  const [counters, groups, waiting, here] = await Promise.all([
    listCounters(db, centre.id),
    listGroups(db, centre.id),
    countWaiting(db, centre.id, dayOf(now)),
    db
      .selectFrom('centreTicket')
      .select(['id', 'groupCode', 'number', 'counterId', 'calls', 'state'])
      .where('centreId', '=', centre.id)
      .where('onDate', '=', dayOf(now))
      .where('state', 'in', ['called', 'serving'])
      .orderBy('calledAt', 'desc')
      .execute(),
  ]);
  return {
    centre,
    counters,
    groups: groups.map((group) => ({ ...group, waiting: waiting.get(group.code) ?? 0 })),
    calls: here.map((ticket) => ({
      ticketId: ticket.id,
      label: ticketLabel(ticket),
      counter: counters.find(({ id }) => id === ticket.counterId)!,
      calls: ticket.calls,
      isServing: ticket.state === 'serving',
    })),
  };
}

/** How many wait for each group of a centre today. */
export async function countWaiting(
  db: Database,
  centreId: string,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('centreTicket')
    .select(['groupCode', ({ fn }) => fn.countAll<string>().as('count')])
    .where('centreId', '=', centreId)
    .where('onDate', '=', on)
    .where('state', 'in', ['waiting', 'transferred'])
    .groupBy('groupCode')
    .execute();
  return new Map(rows.map(({ groupCode, count }) => [groupCode, Number(count)]));
}

/** How many of the group will be called before this one, as things stand. */
export async function countAhead(db: Database, ticket: Ticket): Promise<number> {
  const { count } = await db
    .selectFrom('centreTicket')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('centreId', '=', ticket.centreId)
    .where('onDate', '=', ticket.onDate)
    .where('groupCode', '=', ticket.groupCode)
    .where('state', 'in', ['waiting', 'transferred'])
    .where((is) =>
      is.or([
        is('rank', '<', ticket.rank),
        is.and([is('rank', '=', ticket.rank), is('waitingSince', '<', ticket.waitingSince)]),
        is.and([
          is('rank', '=', ticket.rank),
          is('waitingSince', '=', ticket.waitingSince),
          is('number', '<', ticket.number),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
