import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvents } from '#platform/events/index.ts';
import { changeCounter, counterColumns } from '../counters.ts';
import { counterClosed, ticketLapsed } from '../events.ts';
import type { Counter } from '../model.ts';
import { asTicket, changeTicket, ticketColumns } from '../tickets.ts';

/** What one round looks at; the next takes the rest. */
const mostAtOnce = 500;

/**
 * Ends the days that are over: numbers that nobody called or finished lapse, and counters that were left open close, so that
 * a morning begins empty and no evening counts as serving. Doing it twice changes nothing.
 */
export async function endDays(ctx: Context): Promise<void> {
  ctx.authorize('serviceCentre.endDays');
  await ctx.transaction(async (tx, ctx) => {
    const today = dayOf(ctx.now());
    // Counters first, as in every act at one.
    const open = await tx
      .selectFrom('centreCounter')
      .select(counterColumns)
      .where('state', '<>', 'closed')
      .where('stateSince', '<', today.toZonedDateTime(ctx.calendar.zone).toInstant())
      .orderBy('id')
      .limit(mostAtOnce)
      .forUpdate()
      .execute();
    const left = await tx
      .selectFrom('centreTicket')
      .select(ticketColumns)
      .where('onDate', '<', today)
      .where('endedAt', 'is', null)
      .orderBy('id')
      .limit(mostAtOnce)
      .forUpdate()
      .execute();
    const facts = [];
    for (const row of left) {
      const lapse = { state: 'lapsed', endedAt: ctx.now(), targetCounterId: null } as const;
      facts.push(ticketLapsed(await changeTicket(tx, asTicket(row), lapse)));
    }
    for (const row of open) {
      const closing = { state: 'closed', officerId: null, officerName: null } as const;
      const closed = await changeCounter(tx, ctx, row as unknown as Counter, closing);
      facts.push(counterClosed(closed, { released: [] }));
    }
    await recordEvents(tx, ctx, facts);
  });
}
