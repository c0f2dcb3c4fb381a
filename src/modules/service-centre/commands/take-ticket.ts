import { randomBytes, randomInt } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCentre, getGroup } from '../centres.ts';
import { ticketTaken } from '../events.ts';
import type { Ticket } from '../model.ts';
import { isOpenNow } from '../opening.ts';
import type { CentreRules } from '../rules.ts';
import { takeNumber } from '../take-number.ts';
import { asTicket, ticketColumns } from '../tickets.ts';

export interface TakeTicket {
  readonly centreId: string;
  readonly groupCode: string;
  /** A code of the rules' priorities, as the person says of themselves. */
  readonly priority?: string | null | undefined;
  readonly procedureCode?: string | null | undefined;
}

/**
 * A number from a kiosk of the centre, or from a clerk at the desk.
 *
 * @throws Refusal `centre-closed` outside its hours; InvalidInput for a priority that no rule knows
 */
export async function takeTicket(ctx: Context, rules: CentreRules, input: TakeTicket): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const centre = await getCentre(tx, input.centreId);
    ctx.authorize('serviceCentre.giveTicket', centre);
    const group = await getGroup(tx, centre.id, input.groupCode);
    const isAtDesk = ctx.actor.kind === 'officer';
    refuseUnless(isAtDesk || isOpenNow(ctx, centre, rules), 'centre-closed');
    const priority = rules.priorities.find(({ code }) => code === input.priority);
    if (input.priority && !priority)
      throw new InvalidInput([{ field: '/priority', code: 'priority-unknown' }]);

    const now = ctx.now();
    const series = { centreId: centre.id, onDate: dayOf(now), groupCode: group.code };
    const row = await tx
      .insertInto('centreTicket')
      .values({
        ...series,
        id: newId(),
        version: 1,
        agencyId: group.agencyId,
        number: await takeNumber(tx, series),
        source: isAtDesk ? 'desk' : 'kiosk',
        priority: priority?.code ?? null,
        rank: priority?.rank ?? rules.usualRank,
        state: 'waiting',
        takenAt: now,
        waitingSince: now,
        calls: 0,
        procedureCode: input.procedureCode ?? null,
        ...newKeys(),
      })
      .returning(ticketColumns)
      .executeTakeFirstOrThrow();
    const ticket = asTicket(row);
    await recordEvent(tx, ctx, ticketTaken(ticket, { source: ticket.source, priority: ticket.priority }));
    return ticket;
  });
}

/** What opens a ticket on a phone, and what a kiosk asks for. */
export const newKeys = () => ({
  secret: randomBytes(18).toString('base64url'),
  checkCode: String(randomInt(10_000)).padStart(4, '0'),
});
