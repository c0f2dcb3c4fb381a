import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { messageUndeliverable } from '../events.ts';
import { lockDelivery } from '../lock-delivery.ts';

/** After days of trying: the sender and the clerks shall know, and may take it up again. */
export function giveUpDelivery(ctx: Context, input: { readonly deliveryId: string }): Promise<void> {
  return ctx.transaction(async (tx, ctx) => {
    const { id, version, state, messageId, recipientId, attempts } = await lockDelivery(tx, input.deliveryId);
    if (state !== 'waiting') return;
    await tx
      .updateTable('exchangeDelivery')
      .set({ state: 'undeliverable', version: version + 1, nextAttemptAt: null })
      .where('id', '=', id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      messageUndeliverable({ id, version: version + 1 }, { messageId, recipientId, attempts }),
    );
  });
}
