import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeCounter, lockCounter } from '../counters.ts';
import { counterOpened } from '../events.ts';
import type { Counter } from '../model.ts';

/**
 * A clerk sits down at a counter, or goes on after a pause. One clerk sits at one counter.
 *
 * @throws Refusal `counter-taken`, `already-at-a-counter`, `counter-without-groups`
 */
export async function openCounter(ctx: Context, input: { readonly counterId: string }): Promise<Counter> {
  return ctx.transaction(async (tx, ctx) => {
    const counter = await lockCounter(tx, ctx, input.counterId);
    ctx.authorize('serviceCentre.serve', counter);
    const { id, name } = ctx.actor;
    refuseUnless(counter.officerId === null || counter.officerId === id, 'counter-taken');
    if (counter.state === 'open') return counter;
    refuseUnless(counter.groups.length > 0, 'counter-without-groups');
    const elsewhere = await tx
      .selectFrom('centreCounter')
      .select(['number', 'name'])
      .where('officerId', '=', id)
      .where('id', '<>', counter.id)
      .executeTakeFirst();
    refuseUnless(!elsewhere, 'already-at-a-counter', { number: elsewhere?.number ?? 0 });

    const opened = await changeCounter(tx, ctx, counter, { state: 'open', officerId: id, officerName: name });
    await recordEvent(tx, ctx, counterOpened(opened));
    return opened;
  });
}
