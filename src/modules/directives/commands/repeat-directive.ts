import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { directiveRepeats } from '../events.ts';
import { lockDirective } from '../queries.ts';
import { dueAfter, findRecurrence, mostDaysAhead, rhythms } from '../recurrence/recurrences.ts';

/**
 * The orderer lets a directive come back every month or quarter, with as many days to do it as it has now; or not any more.
 *
 * @throws InvalidInput `rhythm-required` at `/every`
 */
export async function repeatDirective(
  ctx: Context,
  input: { readonly directiveId: string; readonly every: string },
): Promise<void> {
  const every = rhythms.find((each) => each === input.every) ?? null;
  if (!every && input.every !== 'never')
    throw new InvalidInput([{ field: '/every', code: 'rhythm-required' }]);
  await ctx.transaction(async (tx, ctx) => {
    const held = await lockDirective(tx, ctx.actor, input.directiveId);
    ctx.authorize('directives.repeat', held);
    const running = await findRecurrence(tx, held.id);
    if (running) {
      await tx
        .updateTable('directiveRecurrence')
        .set({ endedAt: ctx.now(), version: running.version + 1 })
        .where('id', '=', running.id)
        .execute();
    }
    const due = dayOf(held.dueOriginalAt);
    const recurrence = {
      id: newId(),
      version: 1,
      originId: held.id,
      ordererId: held.ordererId!,
      every: every ?? 'month',
      daysAhead: Math.min(Math.max(due.since(dayOf(held.givenAt)).days, 1), mostDaysAhead),
      nextDueOn: dueAfter(due, dayOf(ctx.now()), every ?? 'month'),
    };
    if (every) await tx.insertInto('directiveRecurrence').values(recurrence).execute();
    const subject = every || !running ? recurrence : { ...running, version: running.version + 1 };
    await recordEvent(
      tx,
      ctx,
      directiveRepeats(subject, held.ordererAgencyId, { directiveId: held.id, every }),
    );
  });
}
