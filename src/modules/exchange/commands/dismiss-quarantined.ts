import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { envelopeDismissed } from '../events.ts';
import { closeHeld, getHeld } from '../held-envelopes.ts';

/** Puts an envelope of the quarantine aside, with the reason; it stays to be seen. */
export async function dismissQuarantined(
  ctx: Context,
  input: { readonly id: string; readonly note: string },
): Promise<void> {
  ctx.authorize('exchange.keepQuarantine');
  const note = input.note.trim();
  if (note === '') throw new InvalidInput([{ field: '/note', code: 'required' }]);
  await ctx.transaction(async (tx, ctx) => {
    const { code } = await getHeld(tx, input.id);
    const { version } = await closeHeld(tx, input.id, 'dismissed', note.slice(0, 1000), ctx.now());
    await recordEvent(tx, ctx, envelopeDismissed({ id: input.id, version }, { code }));
  });
}
