import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockArrival } from '../arrivals/arrivals.ts';
import { closeHeldWork, hasHeldWork } from '../arrivals/held-work.ts';
import { arrivalRetried } from '../events.ts';
import type { PortalMap } from '../mapping/portal-map.ts';
import { readHead } from '../mapping/read-arrival.ts';

/** Lets a held message be looked at again, read anew by the mapping as it is now. */
export async function retryArrival(ctx: Context, map: PortalMap, id: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.settle', await hasHeldWork(tx, ctx.actor, id));
    const arrival = await lockArrival(tx, id);
    refuseUnless(arrival.state === 'held', 'portal-arrival-settled');
    const { kind, externalCode, occurredAt } = readHead(map, arrival.content);
    const version = arrival.version + 1;
    await tx
      .updateTable('portalArrival')
      .set({ version, kind, externalCode, occurredAt, state: 'waiting', nextAttemptAt: ctx.now() })
      .where('id', '=', id)
      .execute();
    await closeHeldWork(tx, ctx, id, 'retry');
    await recordEvent(tx, ctx, arrivalRetried({ id, version }, { kind }));
  });
}
