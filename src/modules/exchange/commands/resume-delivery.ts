import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { messageResumed } from '../events.ts';
import { lockDelivery } from '../lock-delivery.ts';
import { getParticipant } from '../participants.ts';

/** Takes up again what was given up, once the line or the address is mended. */
export function resumeDelivery(ctx: Context, input: { readonly deliveryId: string }): Promise<void> {
  ctx.authorize('exchange.keepParticipants');
  return ctx.transaction(async (tx, ctx) => {
    const { id, version, state, messageId, recipientId } = await lockDelivery(tx, input.deliveryId);
    refuseUnless(state === 'undeliverable', 'delivery-not-given-up');
    const { way } = await getParticipant(tx, recipientId);
    await tx
      .updateTable('exchangeDelivery')
      .set({
        state: 'waiting',
        version: version + 1,
        attempts: 0,
        resumedAt: ctx.now(),
        nextAttemptAt: way === 'pull' ? null : ctx.now(),
      })
      .where('id', '=', id)
      .execute();
    await recordEvent(tx, ctx, messageResumed({ id, version: version + 1 }, { messageId, recipientId }));
  });
}
