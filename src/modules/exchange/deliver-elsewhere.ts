import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { nextAttempt } from './back-off.ts';
import { confirmDelivery } from './commands/confirm-delivery.ts';
import { giveUpDelivery } from './commands/give-up-delivery.ts';
import { type DueDelivery, pickDue } from './due-deliveries.ts';
import { contentOf } from './message-content.ts';
import type { ExchangeServices, Participant, Way } from './model.ts';
import { getParticipant } from './participants.ts';

/** What is handed over. */
export interface Parcel {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly senderCode: string;
  readonly documentId: string;
  /** Number and notation. */
  readonly code: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** It was tried before, and nobody knows how that ended. */
  readonly isRetry: boolean;
}

/**
 * The way to a participant elsewhere. It answers with the hash of what arrived; anything else is a failure, and the parcel
 * comes again.
 */
export type Transport = (recipient: Participant, parcel: Parcel) => Promise<{ readonly sha256: string }>;

export type Transports = Partial<Readonly<Record<Way, Transport>>>;

/** Longer than any hand-over takes; one that a killed process left is tried again then. */
const lease = Temporal.Duration.from({ minutes: 10 });

/**
 * Hands over what is due to participants elsewhere: claimed first, so that no two processes carry the same; nothing
 * is locked while the network is awaited. A recipient that does not answer is left alone for this round.
 *
 * @returns how many were tried
 */
export async function deliverElsewhere(
  ctx: Context,
  services: Pick<ExchangeServices, 'blobs'>,
  transports: Transports,
  batchSize = 64,
): Promise<number> {
  const ways = Object.keys(transports) as Way[];
  const claimed = await ctx.transaction(async (tx, ctx) => {
    const due = await pickDue(tx, ctx.now(), ways, batchSize);
    if (due.length > 0) {
      await tx
        .updateTable('exchangeDelivery')
        .set({ attempts: sql<number>`attempts + 1`, nextAttemptAt: ctx.now().add(lease) })
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
    }
    return due;
  });
  const byRecipient = Map.groupBy(claimed, ({ recipientId }) => recipientId);
  await Promise.all(
    [...byRecipient].map(async ([recipientId, deliveries]) => {
      const recipient = await getParticipant(ctx.db, recipientId);
      let failure: Error | undefined;
      for (const delivery of deliveries) {
        failure ??= await handOver(ctx, services, transports[recipient.way]!, recipient, delivery);
        if (failure) await postpone(ctx, delivery, failure);
      }
    }),
  );
  return claimed.length;
}

async function handOver(
  ctx: Context,
  services: Pick<ExchangeServices, 'blobs'>,
  transport: Transport,
  recipient: Participant,
  delivery: DueDelivery,
): Promise<Error | undefined> {
  const { messageId, kind, documentId, sha256 } = delivery;
  try {
    const { bytes, senderCode, code } = await contentOf(ctx.db, services.blobs, messageId);
    const told = await transport(recipient, {
      deliveryId: delivery.id,
      messageId,
      kind,
      senderCode,
      documentId,
      code,
      sha256,
      bytes,
      isRetry: delivery.attempts > 0,
    });
    await confirmDelivery(ctx, { deliveryId: delivery.id, sha256: told.sha256 });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function postpone(ctx: Context, delivery: DueDelivery, failure: Error): Promise<void> {
  const again = nextAttempt(delivery.attempts + 1, delivery.since, ctx.now());
  await ctx.db
    .updateTable('exchangeDelivery')
    .set({ nextAttemptAt: again ?? null, lastError: failure.message.slice(0, 500) })
    .where('id', '=', delivery.id)
    .where('state', '=', 'waiting')
    .execute();
  if (!again) await giveUpDelivery(ctx, { deliveryId: delivery.id });
}
