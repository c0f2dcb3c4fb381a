import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { visibleMessages } from './policy.ts';

/** A delivery as its recipient's system sees it. */
interface WaitingDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly kind: string;
  readonly business: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly documentId: string;
  readonly code: string;
  readonly sha256: string;
  readonly sizeBytes: string;
  readonly sentAt: Temporal.Instant;
}

/** Oldest first; one that was fetched and not acknowledged comes again. */
export async function listWaiting(ctx: Context, limit: number): Promise<readonly object[]> {
  const { rows } = await sql<WaitingDelivery>`
    select d.id, d.message_id, m.kind, m.business, m.sender_code as "from", d.recipient_codes as "to", m.document_id,
      m.code, m.sha256, m.size_bytes, d.created_at as sent_at
    from exchange_delivery d join exchange_message m on m.id = d.message_id
    where d.state = 'waiting'
      and d.recipient_id in (select id from exchange_participant where system = ${ctx.actor.name})
    order by d.id limit ${limit}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes), sentAt: row.sentAt.toString() }));
}

/** A delivery for the caller, or nothing. */
export const findOwnDelivery = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('exchangeDelivery')
    .innerJoin('exchangeParticipant', 'exchangeParticipant.id', 'exchangeDelivery.recipientId')
    .select(['exchangeDelivery.id', 'exchangeDelivery.messageId'])
    .where('exchangeDelivery.id', '=', id)
    .where('exchangeParticipant.system', '=', ctx.actor.name)
    .executeTakeFirst();

/** @throws Refusal `not-found` for a message that is not the caller's to see */
export async function getSentMessage(ctx: Context, id: string): Promise<object> {
  const message = orNotFound(
    await ctx.db
      .selectFrom('exchangeMessage')
      .select(['id', 'kind', 'business', 'documentId', 'code', 'sha256', 'receivedAt'])
      .where('id', '=', id)
      .where(visibleMessages(ctx.actor))
      .executeTakeFirst(),
  );
  const deliveries = await ctx.db
    .selectFrom('exchangeDelivery')
    .select(['id', 'recipientCodes', 'state', 'attempts', 'deliveredAt'])
    .where('messageId', '=', id)
    .execute();
  const statuses = await ctx.db
    .selectFrom('exchangeStatus')
    .select(['deliveryId', 'code', 'description', 'at'])
    .where(
      'deliveryId',
      'in',
      deliveries.map((delivery) => delivery.id),
    )
    .orderBy('at')
    .execute();
  return {
    ...message,
    receivedAt: message.receivedAt.toString(),
    deliveries: deliveries.map(({ id, deliveredAt, ...delivery }) => ({
      ...delivery,
      deliveredAt: deliveredAt?.toString() ?? null,
      statuses: statuses
        .filter(({ deliveryId }) => deliveryId === id)
        .map(({ code, description, at }) => ({ code, description, at: at.toString() })),
    })),
  };
}
