import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockArrival } from '../arrivals/arrivals.ts';
import { openHeldWork } from '../arrivals/held-work.ts';
import { arrivalHeld } from '../events.ts';

/** Puts a message that cannot be acted on into quarantine, with its reason, until a person has mended the cause. */
export async function holdArrival(
  ctx: Context,
  { id, code, detail }: { readonly id: string; readonly code: string; readonly detail: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.keep');
    const arrival = await lockArrival(tx, id);
    if (arrival.state !== 'waiting') return;
    const version = arrival.version + 1;
    const attempts = arrival.attempts + 1;
    await tx
      .updateTable('portalArrival')
      .set({ version, attempts, state: 'held', code, detail: detail.slice(0, 500) })
      .where('id', '=', id)
      .execute();
    await openHeldWork(tx, ctx, arrival);
    await recordEvent(tx, ctx, arrivalHeld({ id, version }, { kind: arrival.kind, code }));
  });
}
