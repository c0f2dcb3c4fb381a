import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actOn, type Fetched } from '../arrivals/act-on.ts';
import { lockArrival } from '../arrivals/arrivals.ts';
import { arrivalTaken } from '../events.ts';
import type { PortalMap } from '../mapping/portal-map.ts';

/**
 * Acts on a message of the portal and marks it taken, in one transaction: killed at any point it has happened once or not
 * yet. What waited for its dossier is looked at again at once.
 *
 * @returns whether it was taken now
 */
export async function takeArrival(
  ctx: Context,
  map: PortalMap,
  { id, fetched }: { readonly id: string; readonly fetched: Fetched },
): Promise<boolean> {
  return ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.keep');
    const arrival = await lockArrival(tx, id);
    if (arrival.state !== 'waiting') return false;
    const dossierId = await actOn(tx, ctx, map, arrival, fetched);
    const version = arrival.version + 1;
    await tx
      .updateTable('portalArrival')
      .set({ version, state: 'taken', dossierId, settledAt: ctx.now(), code: null, detail: null })
      .where('id', '=', id)
      .execute();
    if (arrival.externalCode !== null) {
      await tx
        .updateTable('portalArrival')
        .set({ nextAttemptAt: ctx.now() })
        .where('externalCode', '=', arrival.externalCode)
        .where('state', '=', 'waiting')
        .execute();
    }
    await recordEvent(tx, ctx, arrivalTaken({ id, version }, { kind: arrival.kind, dossierId }));
    return true;
  });
}
