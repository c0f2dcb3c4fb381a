import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getClient } from '../clients.ts';
import { lockSubscription } from '../events/subscriptions.ts';
import { subscriptionEnded } from '../events.ts';

/** @throws Refusal `subscription-ended` */
export async function endSubscription(
  ctx: Context,
  { clientId, subscriptionId }: { readonly clientId: string; readonly subscriptionId: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const before = await lockSubscription(tx, clientId, subscriptionId);
    refuseUnless(before.state !== 'ended', 'subscription-ended');
    const version = before.version + 1;
    await tx
      .updateTable('gatewaySubscription')
      .set({ version, state: 'ended' })
      .where('id', '=', before.id)
      .execute();
    await recordEvent(tx, ctx, subscriptionEnded({ id: before.id, version }, { clientId }, client.agencyId));
  });
}
