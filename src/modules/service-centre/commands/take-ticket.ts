import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCentre, getGroup, listGroups } from '../centres.ts';
import { ticketTaken } from '../events.ts';
import { issueTicket } from '../issue-ticket.ts';
import type { Ticket } from '../model.ts';
import { isOpenNow } from '../opening.ts';
import type { CentreRules } from '../rules.ts';

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
 * @throws Refusal `centre-closed` outside its hours, `group-not-called` by any counter; InvalidInput for a priority that no rule knows
 */
export async function takeTicket(ctx: Context, rules: CentreRules, input: TakeTicket): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const centre = await getCentre(tx, input.centreId);
    ctx.authorize('serviceCentre.giveTicket', centre);
    const group = await getGroup(tx, centre.id, input.groupCode);
    const offered = await listGroups(tx, centre.id);
    refuseUnless(
      offered.some(({ code }) => code === group.code),
      'group-not-called',
    );
    const isAtDesk = ctx.actor.kind === 'officer';
    refuseUnless(isAtDesk || isOpenNow(ctx, centre, rules), 'centre-closed');
    const priority = rules.priorities.find(({ code }) => code === input.priority);
    if (input.priority && !priority)
      throw new InvalidInput([{ field: '/priority', code: 'priority-unknown' }]);

    const ticket = await issueTicket(tx, ctx, {
      group,
      source: isAtDesk ? 'desk' : 'kiosk',
      priority: priority?.code ?? null,
      rank: priority?.rank ?? rules.usualRank,
      waitingSince: ctx.now(),
      procedureCode: input.procedureCode ?? null,
    });
    await recordEvent(tx, ctx, ticketTaken(ticket, { source: ticket.source, priority: ticket.priority }));
    return ticket;
  });
}
