import { sql } from 'kysely';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { DeliveryState } from '../model.ts';
import { listParticipants } from '../participants.ts';
import type { TransportState, VxpMessageType } from './vxp-client.ts';

const mostRows = 500;

const kindOf = (type: VxpMessageType) => (type === 'status' ? 'status' : 'document');

/** How a delivery stands, in the words of VXP. */
const states: Readonly<Record<DeliveryState, TransportState | 'initial'>> = {
  waiting: 'initial',
  delivered: 'done',
  undeliverable: 'fail',
};

const timeOf = (at: Temporal.Instant) =>
  at
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll('-', '/')
    .replace('T', ' ');

/** Every agency that takes part. Units below agencies are nobody's to address. */
export async function listVxpAgencies(ctx: Context, on: Temporal.PlainDate): Promise<readonly object[]> {
  const participants = await listParticipants(ctx.db, on);
  return participants
    .filter(({ way }) => way !== 'national')
    .map(({ id, code, name, version }) => ({
      id,
      pid: '',
      pcode: '',
      code,
      name,
      mail: '',
      version: String(version),
      deleted: '0',
      isAgency: '1',
    }));
}

/** What waits for the caller's agencies, oldest first; one that was fetched and not told as done comes again. */
export async function listReceived(
  ctx: Context,
  type: VxpMessageType,
  limit = mostRows,
): Promise<readonly object[]> {
  const { rows } = await sql<{ id: string; sender: string; recipient: string; createdAt: Temporal.Instant }>`
    select d.id, m.sender_code as sender, d.recipient_codes[1] as recipient, d.created_at
    from exchange_delivery d join exchange_message m on m.id = d.message_id
    where d.state = 'waiting' and m.kind = ${kindOf(type)}
      and d.recipient_id in (select id from exchange_participant where system = ${ctx.actor.name})
    order by d.id limit ${limit}`.execute(ctx.db);
  return rows.map(({ id, sender, recipient, createdAt }) => ({
    id,
    docId: id,
    serviceType: 'eDoc',
    messageType: type,
    from: sender,
    to: recipient,
    status: 'initial',
    status_desc: '',
    created_time: timeOf(createdAt),
    updated_time: timeOf(createdAt),
  }));
}

/** What the caller's agencies sent, the latest first: a row for each recipient. */
export async function listSent(
  ctx: Context,
  type: VxpMessageType,
  messageId: string | undefined,
): Promise<readonly object[]> {
  const { rows } = await sql<{
    id: string;
    deliveryId: string;
    senderCode: string;
    recipient: string;
    subject: string;
    code: string;
    receivedAt: Temporal.Instant;
    deliveredAt: Temporal.Instant | null;
    state: DeliveryState;
    lastError: string | null;
  }>`
    select m.id, d.id as delivery_id, m.sender_code, d.recipient_codes[1] as recipient, m.subject, m.code,
      m.received_at, d.delivered_at, d.state, d.last_error
    from exchange_message m join exchange_delivery d on d.message_id = m.id
    where m.kind = ${kindOf(type)}
      and m.sender_id in (select id from exchange_participant where system = ${ctx.actor.name})
      and ${messageId === undefined ? sql`true` : sql`m.id = ${messageId}::uuid`}
    order by m.received_at desc, m.id desc, d.id limit ${mostRows}`.execute(ctx.db);
  return rows.map((row) => ({
    senderDocId: row.id,
    receiverDocId: row.deliveryId,
    fromCode: row.senderCode,
    toCode: row.recipient,
    serviceType: 'eDoc',
    messageType: type,
    title: row.subject,
    notation: row.code,
    sentTime: timeOf(row.receivedAt),
    receivedTime: row.deliveredAt ? timeOf(row.deliveredAt) : '',
    sendStatus: 'done',
    sendStatusDesc: '',
    receiveStatus: states[row.state],
    receiveStatusDesc: row.lastError ?? '',
  }));
}
