import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { messageDelivered } from '../events.ts';
import { lockDelivery } from '../lock-delivery.ts';
import { getParticipant } from '../participants.ts';
import { findRecalled } from '../recalls.ts';

/**
 * Notes that a recipient has a message, whole: it names the hash of the bytes it has. Said twice, it counts once.
 *
 * @throws Refusal `hash-differs`: what it has is not what was sent
 */
export function confirmDelivery(
  ctx: Context,
  input: { readonly deliveryId: string; readonly sha256: string },
): Promise<void> {
  return ctx.transaction(async (tx, ctx) => {
    const delivery = await lockDelivery(tx, input.deliveryId);
    const recipient = await getParticipant(tx, delivery.recipientId);
    // Another's delivery does not exist for this caller.
    refuseUnless(ctx.may('exchange.receive', recipient), 'not-found');
    refuseUnless(input.sha256.toLowerCase() === delivery.sha256, 'hash-differs');
    if (delivery.state === 'delivered') return;
    await tx
      .updateTable('exchangeDelivery')
      .set({
        state: 'delivered',
        version: delivery.version + 1,
        deliveredAt: ctx.now(),
        nextAttemptAt: null,
        lastError: null,
      })
      .where('id', '=', delivery.id)
      .execute();
    const { messageId, kind } = delivery;
    const isRecalled = (await findRecalled(tx, [delivery])).has(messageId);
    await recordEvent(
      tx,
      ctx,
      messageDelivered(
        { id: delivery.id, version: delivery.version + 1 },
        { messageId, recipientId: recipient.id, kind, isRecalled },
        recipient.unitId,
      ),
    );
  });
}
