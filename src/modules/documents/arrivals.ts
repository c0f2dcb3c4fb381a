import { type ExchangeServices, readMessage, receivedMessages } from '#modules/exchange/index.ts';
import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import type { Arrival } from './arrival.ts';
import { takeInAnswer } from './commands/take-in-answer.ts';
import { takeInDocument } from './commands/take-in-document.ts';
import { takeInRecall } from './commands/take-in-recall.ts';
import { takeInReplacement } from './commands/take-in-replacement.ts';
import { takeInUpdate } from './commands/take-in-update.ts';
import { openContent } from './received-content.ts';

const jobs = { arrival: 'take-in-arrival', answer: 'take-in-answer' } as const;

/** Lays down what the axis brings, in order; taking it in reads files, and is a job's work. */
export const arrivedDocuments = (tenant: string): EventReader =>
  receivedMessages('document-arrivals', async (tx, message) => {
    const { deliveryId, messageId, agencyId, kind, documentId, senderCode, statusCode } = message;
    if (kind === 'status') {
      await addJob(tx, jobs.answer, { tenant, messageId, agencyId, documentId, senderCode, statusCode });
      return;
    }
    const { business, refersTo, isRecalled, receivedAt } = message;
    await tx
      .insertInto('documentArrival')
      .values({
        deliveryId,
        messageId,
        agencyId,
        business,
        exchangeId: documentId,
        refersTo,
        isRecalled,
        receivedAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await addJob(tx, jobs.arrival, { tenant, deliveryId });
  });

export const arrivalJobs = (ctx: Context, services: Pick<ExchangeServices, 'blobs'>): readonly Job[] => [
  { name: jobs.arrival, run: ({ deliveryId }) => takeIn(ctx, services, String(deliveryId)) },
  {
    name: jobs.answer,
    async run({ messageId, agencyId, documentId, senderCode, statusCode }) {
      const { header } = await readMessage(ctx.db, services.blobs, String(messageId));
      await takeInAnswer(ctx, {
        agencyId: String(agencyId),
        exchangeId: String(documentId),
        senderCode: String(senderCode),
        statusCode: String(statusCode),
        note: header.message.description ?? null,
      });
    },
  },
];

/** Takes an arrival in, once, after what came before it about the same document. */
export async function takeIn(
  ctx: Context,
  services: Pick<ExchangeServices, 'blobs'>,
  deliveryId: string,
): Promise<void> {
  const arrival = await ctx.db
    .selectFrom('documentArrival')
    .selectAll()
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst();
  if (!arrival || arrival.takenInAt) return;
  for (const earlier of await listEarlier(ctx, arrival)) await takeIn(ctx, services, earlier.deliveryId);
  if (arrival.business === 'recall') {
    const { header } = await readMessage(ctx.db, services.blobs, arrival.messageId);
    await takeInRecall(ctx, { arrival, reason: header.trace?.business?.reason ?? null });
    return;
  }
  const content = await openContent(
    ctx,
    services.blobs,
    await readMessage(ctx.db, services.blobs, arrival.messageId),
  );
  const took = { new: takeInDocument, update: takeInUpdate, replace: takeInReplacement } as const;
  await took[arrival.business as keyof typeof took](ctx, { arrival, content });
}

const listEarlier = (ctx: Context, { agencyId, refersTo, receivedAt, deliveryId }: Arrival) =>
  refersTo === null
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('documentArrival')
        .select('deliveryId')
        .where('agencyId', '=', agencyId)
        .where('exchangeId', '=', refersTo)
        .where('takenInAt', 'is', null)
        .where('receivedAt', '<=', receivedAt)
        .where('deliveryId', '<>', deliveryId)
        .orderBy('receivedAt')
        .execute();
