import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { applyStatus } from '../apply-status.ts';
import { messageSent } from '../events.ts';
import type { JudgedEnvelope } from '../judge-envelope.ts';
import { type ExchangeServices, maxInlineBytes, type Receipt } from '../model.ts';

/**
 * Keeps a believed envelope and opens a delivery for everyone it is for. When this returns, it is on the disk; from here
 * on the axis answers for it.
 *
 * @throws Refusal `document-repeated` for another envelope that says it is the same new document; `quota-exceeded`;
 *   the reasons of `applyStatus`
 */
export async function acceptEnvelope(
  ctx: Context,
  { blobs }: Pick<ExchangeServices, 'blobs'>,
  judged: JudgedEnvelope,
): Promise<Receipt> {
  ctx.authorize('exchange.send', judged.sender);
  const { bytes, sha256, facts, sender, recipients } = judged;
  const isLarge = bytes.length > maxInlineBytes;
  if (isLarge) await blobs.put([bytes], bytes.length);

  return ctx.transaction(async (tx, ctx) => {
    const { recipientCodes: _, description, ...row } = facts;
    const message = { id: newId(), version: 1, senderId: sender.id, sha256, receivedAt: ctx.now() };
    const added = await tx
      .insertInto('exchangeMessage')
      .values({
        ...row,
        ...message,
        sizeBytes: String(bytes.length),
        content: isLarge ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return receiptOfBefore(tx, judged);

    await openDeliveries(tx, message, judged);
    if (facts.kind === 'status') await applyStatus(tx, ctx, message.id, judged);
    await recordEvent(
      tx,
      ctx,
      messageSent(
        message,
        {
          kind: facts.kind,
          business: facts.business,
          statusCode: facts.statusCode,
          senderId: sender.id,
          sha256,
          recipients: recipients.size,
        },
        sender.unitId,
      ),
    );
    // Last, so that the messages of one sender wait for each other no longer than a commit takes.
    await countUsage(tx, ctx, judged);
    return { messageId: message.id, sha256, receivedAt: message.receivedAt, isRepeated: false };
  });
}

async function receiptOfBefore(tx: Tx, { sha256, sender, facts }: JudgedEnvelope): Promise<Receipt> {
  const before = await tx
    .selectFrom('exchangeMessage')
    .select(['id', 'receivedAt'])
    .where('senderId', '=', sender.id)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  refuseUnless(before, 'document-repeated', { detail: facts.documentId });
  return { messageId: before.id, sha256, receivedAt: before.receivedAt, isRepeated: true };
}

/** Counted under the row's lock: many connections of one sender have one quota. */
async function countUsage(tx: Tx, ctx: Context, { sender, bytes }: JudgedEnvelope): Promise<void> {
  const { rows } = await sql<{ messages: number; bytes: string }>`
    insert into exchange_usage (participant_id, on_date, messages, bytes)
    values (${sender.id}, ${dayOf(ctx.now())}, 1, ${bytes.length})
    on conflict (participant_id, on_date) do update
      set messages = exchange_usage.messages + 1, bytes = exchange_usage.bytes + excluded.bytes
    returning messages, bytes`.execute(tx);
  const { dailyMessages, dailyBytes } = sender;
  const used = rows[0]!;
  const isOver =
    (dailyMessages !== null && used.messages > dailyMessages) ||
    (dailyBytes !== null && BigInt(used.bytes) > BigInt(dailyBytes));
  if (isOver) throw new Refusal('quota-exceeded', { agency: sender.name });
}

async function openDeliveries(
  tx: Tx,
  { id: messageId, receivedAt }: { readonly id: string; readonly receivedAt: Temporal.Instant },
  { sender, recipients }: JudgedEnvelope,
): Promise<void> {
  await tx
    .insertInto('exchangeDelivery')
    .values(
      [...recipients.values()].map(({ participant, codes }) => ({
        id: newId(),
        version: 1,
        messageId,
        senderId: sender.id,
        recipientId: participant.id,
        recipientCodes: codes,
        state: 'waiting',
        nextAttemptAt: participant.way === 'pull' ? null : receivedAt,
        createdAt: receivedAt,
      })),
    )
    .execute();
}
