import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeCounter, lockOwnCounter } from '../counters.ts';
import { counterPaused } from '../events.ts';
import type { Counter } from '../model.ts';
import type { CentreRules } from '../rules.ts';

/**
 * The clerk stays seated and calls nobody for a while; the board says so. The reason is one of the rules' codes.
 *
 * @throws InvalidInput where no reason is given
 */
export async function pauseCounter(
  ctx: Context,
  rules: CentreRules,
  input: { readonly counterId: string; readonly reason: string },
): Promise<Counter> {
  return ctx.transaction(async (tx, ctx) => {
    const counter = await lockOwnCounter(tx, ctx, input.counterId);
    if (!rules.pauseReasons.some(({ code }) => code === input.reason))
      throw new InvalidInput([{ field: '/reason', code: 'pause-reason-required' }]);
    const { officerId, officerName } = counter;
    const paused = await changeCounter(tx, ctx, counter, {
      state: 'paused',
      pauseReason: input.reason,
      officerId,
      officerName,
    });
    await recordEvent(tx, ctx, counterPaused(paused, { reason: input.reason }));
    return paused;
  });
}
