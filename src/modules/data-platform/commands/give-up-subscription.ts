import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getClient } from '../clients.ts';
import { lockSubscription } from '../events/subscriptions.ts';
import { subscriptionGivenUp } from '../events.ts';

/** After days of trying nobody is called any more; where it stood is kept, and it goes on from there when someone says so. */
export async function giveUpSubscription(
  ctx: Context,
  input: { readonly clientId: string; readonly subscriptionId: string; readonly error: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, input.clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const before = await lockSubscription(tx, client.id, input.subscriptionId);
    if (before.state !== 'active') return;
    const version = before.version + 1;
    await tx
      .updateTable('gatewaySubscription')
      .set({ version, state: 'given-up', lastError: input.error })
      .where('id', '=', before.id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      subscriptionGivenUp({ id: before.id, version }, { error: input.error }, client.agencyId),
    );
  });
}
