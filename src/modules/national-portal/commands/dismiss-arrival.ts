import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockArrival } from '../arrivals/arrivals.ts';
import { closeHeldWork, hasHeldWork } from '../arrivals/held-work.ts';
import { arrivalDismissed } from '../events.ts';

/** Puts a held message aside, with a reason for whoever asks later. It stays in the log. */
export async function dismissArrival(
  ctx: Context,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.settle', await hasHeldWork(tx, ctx.actor, id));
    const arrival = await lockArrival(tx, id);
    refuseUnless(arrival.state === 'held', 'portal-arrival-settled');
    const said = note.normalize('NFC').trim();
    if (said.length < 5) throw new InvalidInput([{ field: '/note', code: 'portal-note-required' }]);
    const version = arrival.version + 1;
    await tx
      .updateTable('portalArrival')
      .set({ version, state: 'dismissed', note: said.slice(0, 1000), settledAt: ctx.now() })
      .where('id', '=', id)
      .execute();
    await closeHeldWork(tx, ctx, id, 'dismiss');
    await recordEvent(
      tx,
      ctx,
      arrivalDismissed({ id, version }, { kind: arrival.kind, code: arrival.code! }),
    );
  });
}
