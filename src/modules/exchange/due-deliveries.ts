import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import type { Way } from './model.ts';

export interface DueDelivery {
  readonly id: string;
  readonly version: number;
  readonly messageId: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly recipientUnitId: string | null;
  readonly attempts: number;
  /** Since when it is tried. */
  readonly since: Temporal.Instant;
  readonly kind: string;
  readonly business: string;
  readonly documentId: string;
  readonly sha256: string;
}

/**
 * Locks the deliveries whose time has come, a few of each sender: the share of one does not shrink because another has
 * more. What another process has locked is left to it.
 */
export async function pickDue(
  tx: Tx,
  now: Temporal.Instant,
  ways: readonly Way[],
  batchSize: number,
  share = Math.max(8, Math.floor(batchSize / 8)),
): Promise<readonly DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    select due.*, m.kind, m.business, m.document_id, m.sha256
    from exchange_participant s
    cross join lateral (
      select d.id, d.version, d.message_id, d.sender_id, d.recipient_id, r.unit_id as recipient_unit_id, d.attempts,
        coalesce(d.resumed_at, d.created_at) as since, d.next_attempt_at
      from exchange_delivery d join exchange_participant r on r.id = d.recipient_id
      where d.sender_id = s.id and d.state = 'waiting' and d.next_attempt_at <= ${now}
        and r.way = any(${ways}::text[])
      order by d.next_attempt_at, d.id limit ${share}
      for update of d skip locked
    ) due
    join exchange_message m on m.id = due.message_id
    order by due.next_attempt_at, due.id limit ${batchSize}`.execute(tx);
  return rows;
}
