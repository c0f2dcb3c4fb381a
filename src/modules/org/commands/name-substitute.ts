import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { substituteNamed } from '../events.ts';
import { listOfficersOf } from '../holders.ts';
import { dayOf } from '../model.ts';

export interface NameSubstitute {
  readonly positionId: string;
  readonly substituteId: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly reason: string;
}

/**
 * An officer says who stands in for them on the days they are away: a colleague of the agency, for one position. On those
 * days the colleague has its work and its roles, recorded as done in the officer's place; afterwards it returns by itself.
 */
export async function nameSubstitute(ctx: Context, input: NameSubstitute): Promise<{ readonly id: string }> {
  const { actor } = ctx;
  const own = actor.positions.find(
    ({ positionId, onBehalfOf }) => positionId === input.positionId && onBehalfOf === null,
  );
  // What is lent cannot be lent on: whoever is away has to know in whose hands their work is.
  refuseUnless(own && actor.id !== null, 'not-found');
  const absentOfficerId = actor.id;
  const today = dayOf(ctx.now());
  const colleagues = await listOfficersOf(ctx.db, [own.agencyId], today);
  const issues: Issue[] = [];
  const isColleague = colleagues.some(({ officerId }) => officerId === input.substituteId);
  if (!isColleague || input.substituteId === absentOfficerId) {
    issues.push({ field: '/substitute', code: 'substitute-unknown' });
  }
  if (Temporal.PlainDate.compare(input.from, today) < 0) issues.push({ field: '/from', code: 'day-past' });
  if (Temporal.PlainDate.compare(input.to, input.from) < 0) {
    issues.push({ field: '/to', code: 'days-out-of-order' });
  }
  if (input.from.until(input.to).total('days') > 366) issues.push({ field: '/to', code: 'too-many-days' });
  if (issues.length > 0) throw new InvalidInput(issues);

  return ctx.transaction(async (tx, ctx) => {
    const id = newId();
    await tx
      .insertInto('substitution')
      .values({
        id,
        positionId: input.positionId,
        absentOfficerId,
        substituteOfficerId: input.substituteId,
        validFrom: input.from,
        validTo: input.to,
        reason: input.reason.normalize('NFC').trim().slice(0, 500),
      })
      .execute();
    const days = { from: input.from.toString(), to: input.to.toString() };
    await recordEvent(
      tx,
      ctx,
      substituteNamed(id, own.agencyId, { substitute: input.substituteId, ...days }),
    );
    return { id };
  });
}
