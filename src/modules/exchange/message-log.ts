import { sql } from 'kysely';
import type { StatusCode } from '#engines/edxml/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Business, DeliveryState, MessageKind } from './model.ts';
import { listOwnParticipants } from './participants.ts';
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

/**
 * The log of the axis, as far as the actor may see it, the latest first. What an agency sent and what it received are
 * walked each by its own index, so that a small agency does not wait for the traffic of all.
 */
export async function listMessages(
  ctx: Context,
  { q, kind, state, after }: LogQuery,
  limit: number,
): Promise<readonly LoggedMessage[]> {
  const conditions = sql.join(
    [
      sql`true`,
      ...(q ? [containing('m.folded', q)] : []),
      ...(kind ? [sql`m.kind = ${kind}`] : []),
      ...(state
        ? [sql`exists (select from exchange_delivery where message_id = m.id and state = ${state})`]
        : []),
      ...(after ? [sql`(m.received_at, m.id) < (${after.receivedAt}, ${after.id}::uuid)`] : []),
    ],
    sql` and `,
  );
  const mine = await listOwnParticipants(ctx);
  const latest = sql`order by m.received_at desc, m.id desc limit ${limit}`;
  const seen =
    mine === 'all'
      ? sql`select m.id from exchange_message m where ${conditions} ${latest}`
      : sql`
        (select m.id from exchange_message m where m.sender_id = any(${mine}::uuid[]) and ${conditions} ${latest})
        union
        (select m.id from exchange_delivery d join exchange_message m on m.id = d.message_id
         where d.recipient_id = any(${mine}::uuid[]) and ${conditions}
         order by d.created_at desc, m.id desc limit ${limit})`;
  const { rows } = await sql<LoggedMessage>`
    select m.id, m.kind, m.business, m.status_code, m.code, m.subject, m.sender_code, m.received_at,
      sender.name as sender_name, ways.recipients, ways.delivered, ways.undeliverable
    from exchange_message m
    join exchange_participant sender on sender.id = m.sender_id
    cross join lateral (
      select count(*)::int as recipients, count(*) filter (where state = 'delivered')::int as delivered,
        count(*) filter (where state = 'undeliverable')::int as undeliverable
      from exchange_delivery where message_id = m.id
    ) ways
    where m.id in (${seen}) ${latest}`.execute(ctx.db);
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
