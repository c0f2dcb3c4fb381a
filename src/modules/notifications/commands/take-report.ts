import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { TextReport } from '../carriers/brandname-sms.ts';
import { deliveryReported } from '../events.ts';
import type { NoticeRules } from '../rules.ts';
import { letNextTry } from '../send-notice.ts';

/**
 * Takes a carrier's proved word that a message came or did not, however often and in whatever order it is told. What came
 * stays so; what did not gives the next way its turn. A report on what this side has not marked as sent, for the process was
 * killed, is the proof that it went: it does not go again.
 */
export async function takeReport(
  ctx: Context,
  rules: NoticeRules,
  { deliveryId, providerId, isDelivered, at, reason }: TextReport,
): Promise<'taken' | 'unknown'> {
  return ctx.transaction(async (tx, ctx) => {
    const delivery = await tx
      .selectFrom('noticeDelivery')
      .select(['id', 'version', 'noticeId', 'state', 'sentAt'])
      .where('id', '=', deliveryId)
      .where('channel', '=', 'sms')
      .where('state', '<>', 'standby')
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) return 'unknown';
    const state = isDelivered ? 'delivered' : 'failed';
    if (delivery.state === 'delivered' || delivery.state === state) return 'taken';

    const reported = { id: delivery.id, version: delivery.version + 1 };
    await tx
      .updateTable('noticeDelivery')
      .set({
        version: reported.version,
        state,
        providerId,
        sentAt: delivery.sentAt ?? at,
        reportedAt: at,
        lastError: isDelivered ? null : reason,
      })
      .where('id', '=', delivery.id)
      .execute();
    if (!isDelivered) await letNextTry(tx, { tenant: ctx.tenant, rules, now: () => ctx.now() }, delivery);
    const told = { noticeId: delivery.noticeId, channel: 'sms', isDelivered, providerId } as const;
    await recordEvent(tx, ctx, deliveryReported(reported, told));
    return 'taken';
  });
}
