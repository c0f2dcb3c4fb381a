import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockOwnCounter } from '../counters.ts';
import { ticketCalled } from '../events.ts';
import { type Counter, secondsBetween, type Ticket } from '../model.ts';
import { asTicket, changeTicket, findTicketAt, ticketColumns } from '../tickets.ts';

/**
 * Calls whoever is next to the counter: first who was transferred to it, then by rank, then by who has waited longest,
 * and who came before their appointment only when nobody else waits. However many call at once, a ticket is called by one.
 *
 * @returns nothing when nobody waits
 * @throws Refusal `counter-not-open`, `not-your-counter`, `ticket-at-counter` while someone is still there
 */
export async function callNext(
  ctx: Context,
  input: { readonly counterId: string },
): Promise<Ticket | undefined> {
  return ctx.transaction(async (tx, ctx) => {
    const counter = await lockOwnCounter(tx, ctx, input.counterId);
    refuseUnless(counter.state === 'open', 'counter-not-open');
    refuseUnless(!(await findTicketAt(tx, counter.id)), 'ticket-at-counter');
    const next = await lockNext(tx, counter, ctx.now());
    if (!next) return undefined;

    const now = ctx.now();
    const called = await changeTicket(tx, next, {
      state: 'called',
      counterId: counter.id,
      targetCounterId: null,
      officerId: ctx.actor.id,
      officerName: ctx.actor.name,
      calledAt: now,
      calls: next.calls + 1,
    });
    const waitedSeconds = secondsBetween(next.waitingSince, now);
    await recordEvent(tx, ctx, ticketCalled(called, { waitedSeconds }));
    return called;
  });
}

/** Tickets that another call holds are passed over: each of many callers gets another, and none waits. */
async function lockNext(tx: Tx, counter: Counter, now: Temporal.Instant): Promise<Ticket | undefined> {
  const row = await tx
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('centreId', '=', counter.centreId)
    .where('onDate', '=', dayOf(now))
    .where('state', 'in', ['waiting', 'transferred'])
    .where((is) =>
      is.or([
        is('targetCounterId', '=', counter.id),
        is.and([is('targetCounterId', 'is', null), is('groupCode', 'in', [...counter.groups])]),
      ]),
    )
    .orderBy(sql`target_counter_id is null`)
    .orderBy(sql`waiting_since > ${now}::timestamptz`)
    .orderBy('rank')
    .orderBy('waitingSince')
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && asTicket(row);
}
