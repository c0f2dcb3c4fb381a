import { type StatusCode, statusRefusal } from '#engines/edxml/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { JudgedEnvelope } from './judge-envelope.ts';

/** Refusals that do not depend on the order in which statuses come: those of one sender may overtake each other. */
const refusedAlways: ReadonlySet<string> = new Set([
  'status-repeated',
  'status-not-the-senders',
  'status-not-the-receivers',
  'recall-not-asked',
  'recall-answered',
  'recall-too-late',
]);

/**
 * Writes what a status says onto the delivery it is about. A status about a document that never came by here is carried
 * all the same.
 *
 * @throws Refusal when that side may not say this, or not any more
 */
export async function applyStatus(
  tx: Tx,
  ctx: Context,
  messageId: string,
  { facts, sender, recipients }: JudgedEnvelope,
): Promise<void> {
  const code = facts.statusCode as StatusCode;
  const [about] = [...recipients.values()];
  const by = code === '13' ? 'sender' : 'receiver';
  const [senderId, recipientId] =
    by === 'sender' ? [sender.id, about!.participant.id] : [about!.participant.id, sender.id];
  const delivery = await tx
    .selectFrom('exchangeDelivery')
    .innerJoin('exchangeMessage', 'exchangeMessage.id', 'exchangeDelivery.messageId')
    .select('exchangeDelivery.id')
    .where('exchangeMessage.documentId', '=', facts.documentId)
    .where('exchangeMessage.kind', '=', 'document')
    .where('exchangeDelivery.senderId', '=', senderId)
    .where('exchangeDelivery.recipientId', '=', recipientId)
    .orderBy('exchangeDelivery.createdAt')
    .forUpdate('exchangeDelivery')
    .executeTakeFirst();
  if (!delivery) return;
  const told = await tx
    .selectFrom('exchangeStatus')
    .select('code')
    .where('deliveryId', '=', delivery.id)
    .execute();
  const history = told.map((status) => status.code as StatusCode);
  const refusal = statusRefusal(history, code, by);
  if (refusal && refusedAlways.has(refusal)) throw new Refusal(refusal, { detail: code });
  await tx
    .insertInto('exchangeStatus')
    .values({ deliveryId: delivery.id, code, messageId, description: facts.description, at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
