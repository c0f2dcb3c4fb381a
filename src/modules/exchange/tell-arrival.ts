import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { composeStatus } from './compose-envelopes.ts';
import type { ExchangeServices } from './model.ts';
import { sendEnvelope } from './send-envelope.ts';

const name = 'tell-arrival';

/** For each document that arrives here, a job that tells its sender so. */
export const arrivalReader = (tenant: string): EventReader => ({
  name: 'arrivals',
  async handle(tx, events) {
    for (const { type, agencyId, data, subject } of events) {
      if (type !== 'message-delivered' || agencyId === null || data['kind'] !== 'document') continue;
      await addJob(tx, name, { tenant, deliveryId: subject.id });
    }
  },
});

export const tellArrivalJob = (ctx: Context, services: ExchangeServices): Job => ({
  name,
  run: ({ deliveryId }) => tellArrival(ctx, services, String(deliveryId)),
});

/**
 * Status 01, đã đến: the software has the document, nobody has looked at it yet (QCVN 102:2016/BTTTT). Told once; what
 * follows is the clerk's to tell.
 */
export async function tellArrival(
  ctx: Context,
  services: ExchangeServices,
  deliveryId: string,
): Promise<void> {
  const told = await ctx.db
    .selectFrom('exchangeStatus')
    .select('code')
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst();
  if (told) return;
  const { deliveredAt, ...about } = await ctx.db
    .selectFrom('exchangeDelivery')
    .innerJoin('exchangeMessage', 'exchangeMessage.id', 'exchangeDelivery.messageId')
    .innerJoin('exchangeParticipant', 'exchangeParticipant.id', 'exchangeDelivery.recipientId')
    .select(['documentId', 'exchangeMessage.code', 'promulgatedOn', 'senderCode as toCode', 'deliveredAt'])
    .select(['exchangeParticipant.code as fromCode', 'exchangeParticipant.name as fromName'])
    .where('exchangeDelivery.id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  const { fromCode, fromName, ...document } = about;
  await sendEnvelope(
    ctx,
    services,
    composeStatus({
      ...document,
      from: { code: fromCode, name: fromName },
      statusCode: '01',
      // Not the hour of telling: told twice at once, it is the same envelope.
      at: deliveredAt!,
    }),
  );
}
