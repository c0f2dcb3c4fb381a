import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { recordEvents } from '#platform/events/index.ts';
import { pickDue } from '../due-deliveries.ts';
import { messageDelivered } from '../events.ts';
import { findRecalled } from '../recalls.ts';

/**
 * Hands agencies of this install what is waiting for them, in turns among the senders: one that sends thousands does not
 * hold up one that sends a single letter. Each delivery is a fact of its own.
 *
 * @returns how many there were
 */
export function deliverHere(ctx: Context, batchSize = 200): Promise<number> {
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const due = await pickDue(tx, now, ['local'], batchSize);
    if (due.length === 0) return 0;
    const { rows: delivered } = await sql<{ id: string; version: number }>`
      update exchange_delivery
      set state = 'delivered', version = version + 1, delivered_at = ${now}, next_attempt_at = null,
        attempts = attempts + 1
      where id = any(${due.map(({ id }) => id)}::uuid[])
      returning id, version`.execute(tx);
    const versions = new Map(delivered.map(({ id, version }) => [id, version]));
    const recalled = await findRecalled(tx, due);
    await recordEvents(
      tx,
      ctx,
      due.map(({ id, messageId, recipientId, recipientUnitId, kind }) =>
        messageDelivered(
          { id, version: versions.get(id)! },
          { messageId, recipientId, kind, isRecalled: recalled.has(messageId) },
          recipientUnitId,
        ),
      ),
    );
    return due.length;
  });
}
