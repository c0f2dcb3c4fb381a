import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { isKioskOf, isRatingTabletAt } from '../device-actor.ts';
import { ticketRated } from '../events.ts';
import { type Ticket, ticketCan } from '../model.ts';
import { isRated, ratingScores } from '../ratings.ts';
import { asTicket, changeTicket, ticketColumns } from '../tickets.ts';

export interface RateTicket {
  readonly ticketId: string;
  readonly score: number;
  readonly comment?: string | undefined;
  /** What the slip says: the secret of its address on a phone, its four digits at a kiosk; a tablet needs neither. */
  readonly secret?: string | undefined;
  readonly checkCode?: string | undefined;
}

/**
 * A person says how they were served, once for a ticket (NĐ 61/2018/NĐ-CP Điều 31).
 *
 * @throws Refusal `not-found` for who does not hold the slip, `ticket-not-served`, `already-rated`
 */
export async function rateTicket(ctx: Context, input: RateTicket): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .selectFrom('centreTicket')
      .select(ticketColumns)
      .where('id', '=', input.ticketId)
      .forUpdate()
      .executeTakeFirst();
    const ticket = asTicket(orNotFound(row));
    const way = orNotFound(wayOf(ctx, ticket, input));
    refuseUnless(ticketCan('rate', ticket), 'ticket-not-served');
    refuseUnless(!(await isRated(tx, ticket.id)), 'already-rated');
    const { score } = input;
    if (!ratingScores.some((each) => each === score))
      throw new InvalidInput([{ field: '/score', code: 'score-required' }]);

    await tx
      .insertInto('centreRating')
      .values({
        ticketId: ticket.id,
        centreId: ticket.centreId,
        agencyId: ticket.agencyId,
        counterId: ticket.counterId!,
        officerId: ticket.officerId!,
        onDate: ticket.onDate,
        score,
        comment: input.comment?.normalize('NFC').trim().slice(0, 1000) || null,
        way,
        ratedAt: ctx.now(),
      })
      .execute();
    const rated = await changeTicket(tx, ticket, {});
    await recordEvent(tx, ctx, ticketRated(rated, { score, way }));
    return rated;
  });
}

function wayOf({ actor }: Context, ticket: Ticket, { secret, checkCode }: RateTicket) {
  if (secret === ticket.secret) return 'phone';
  if (ticket.counterId && isRatingTabletAt(actor, ticket.counterId)) return 'tablet';
  return isKioskOf(actor, ticket.centreId) && checkCode === ticket.checkCode ? 'kiosk' : undefined;
}
