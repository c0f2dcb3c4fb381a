import { sql } from 'kysely';
import type { StatusCode } from '#engines/edxml/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Business, DeliveryState, MessageKind } from './model.ts';
import type { LogQuery } from './paths.ts';
import { visibleMessages } from './policy.ts';
import { containing } from './searching.ts';

export interface LoggedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly business: Business;
  readonly statusCode: StatusCode | null;
  readonly code: string;
  readonly subject: string;
  readonly senderName: string;
  readonly senderCode: string;
  readonly receivedAt: Temporal.Instant;
  readonly recipients: number;
  readonly delivered: number;
  readonly undeliverable: number;
}

/** The log of the axis, as far as the actor may see it, the latest first. */
export async function listMessages(
  ctx: Context,
  { q, kind, state, after }: LogQuery,
  limit: number,
): Promise<readonly LoggedMessage[]> {
  const conditions = [
    visibleMessages(ctx.actor),
    ...(q ? [containing('searched', q)] : []),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(state
      ? [
          sql`exists (select from exchange_delivery where message_id = exchange_message.id and state = ${state})`,
        ]
      : []),
    ...(after ? [sql`(received_at, exchange_message.id) < (${after.receivedAt}, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<LoggedMessage>`
    select page.*, sender.name as sender_name, ways.recipients, ways.delivered, ways.undeliverable
    from (
      select id, kind, business, status_code, code, subject, sender_id, sender_code, received_at from exchange_message
      where ${sql.join(conditions, sql` and `)}
      order by received_at desc, id desc limit ${limit}
    ) page
    join exchange_participant sender on sender.id = page.sender_id
    cross join lateral (
      select count(*)::int as recipients, count(*) filter (where state = 'delivered')::int as delivered,
        count(*) filter (where state = 'undeliverable')::int as undeliverable
      from exchange_delivery where message_id = page.id
    ) ways
    order by page.received_at desc, page.id desc`.execute(ctx.db);
  return rows;
}

export interface MessageFacts {
  readonly id: string;
  readonly kind: MessageKind;
  readonly business: Business;
  readonly statusCode: StatusCode | null;
  readonly code: string;
  readonly subject: string;
  readonly documentId: string;
  readonly refersTo: string | null;
  readonly senderName: string;
  readonly senderCode: string;
  readonly sha256: string;
  readonly sizeBytes: string;
  readonly receivedAt: Temporal.Instant;
  readonly deliveries: readonly DeliveryFacts[];
}

export interface DeliveryFacts {
  readonly id: string;
  readonly recipientName: string;
  readonly recipientCodes: readonly string[];
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Temporal.Instant | null;
  readonly lastError: string | null;
  readonly deliveredAt: Temporal.Instant | null;
  readonly statuses: readonly {
    readonly code: StatusCode;
    readonly description: string | null;
    readonly at: Temporal.Instant;
  }[];
}

/** @throws Refusal `not-found` for a message that the actor may not see */
export async function getMessageFacts(ctx: Context, id: string): Promise<MessageFacts> {
  const message = orNotFound(
    await ctx.db
      .selectFrom('exchangeMessage')
      .innerJoin('exchangeParticipant', 'exchangeParticipant.id', 'exchangeMessage.senderId')
      .select(['exchangeMessage.id', 'kind', 'business', 'statusCode', 'exchangeMessage.code', 'subject'])
      .select(['documentId', 'refersTo', 'senderCode', 'sha256', 'sizeBytes', 'receivedAt'])
      .select('exchangeParticipant.name as senderName')
      .where('exchangeMessage.id', '=', id)
      .where(visibleMessages(ctx.actor))
      .executeTakeFirst(),
  );
  const deliveries = await ctx.db
    .selectFrom('exchangeDelivery')
    .innerJoin('exchangeParticipant', 'exchangeParticipant.id', 'exchangeDelivery.recipientId')
    .select(['exchangeDelivery.id', 'recipientCodes', 'state', 'attempts', 'nextAttemptAt', 'lastError'])
    .select(['deliveredAt', 'exchangeParticipant.name as recipientName'])
    .where('messageId', '=', id)
    .orderBy('exchangeParticipant.code')
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
    .orderBy('code')
    .execute();
  return {
    ...(message as Omit<MessageFacts, 'deliveries'>),
    deliveries: deliveries.map((delivery) => ({
      ...delivery,
      state: delivery.state as DeliveryState,
      statuses: statuses
        .filter(({ deliveryId }) => deliveryId === delivery.id)
        .map(({ code, description, at }) => ({ code: code as StatusCode, description, at })),
    })),
  };
}
