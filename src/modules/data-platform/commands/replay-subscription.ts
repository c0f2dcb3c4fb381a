import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getClient } from '../clients.ts';
import { lockSubscription } from '../events/subscriptions.ts';
import { subscriptionReplayed } from '../events.ts';

export interface ReplaySubscription {
  readonly clientId: string;
  readonly subscriptionId: string;
  /** The offset after which everything comes again, under the same ids. */
  readonly after: string;
}

/**
 * Sets a subscription back, or forward, to an offset; one that was given up goes on.
 *
 * @throws Refusal `subscription-ended`
 */
export async function replaySubscription(
  ctx: Context,
  { clientId, subscriptionId, after }: ReplaySubscription,
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const before = await lockSubscription(tx, clientId, subscriptionId);
    refuseUnless(before.state !== 'ended', 'subscription-ended');
    const version = before.version + 1;
    await tx
      .updateTable('gatewaySubscription')
      .set({
        version,
        position: after,
        told: [],
        state: 'active',
        attempts: 0,
        failingSince: null,
        lastError: null,
        nextAttemptAt: ctx.now(),
      })
      .where('id', '=', before.id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      subscriptionReplayed({ id: before.id, version }, { from: after }, client.agencyId),
    );
  });
}
