import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { addJobs, type Job } from '#platform/jobs/index.ts';
import { Busy, type Carriers, Undeliverable } from './carriers/carrier.ts';
import type { Channel } from './model.ts';
import { afterQuietHours } from './quiet-hours.ts';
import type { NoticeRules } from './rules.ts';

export interface SendNotices {
  readonly db: Database;
  readonly tenant: string;
  readonly carriers: Carriers;
  readonly rules: NoticeRules;
  readonly now?: () => Temporal.Instant;
}

const jobName = 'send-notice';

export const addSendJobs = (
  tx: Tx,
  tenant: string,
  deliveries: readonly { readonly id: string; readonly notBefore: Temporal.Instant | null }[],
): Promise<void> =>
  addJobs(
    tx,
    jobName,
    deliveries.map(({ id, notBefore }) => ({
      payload: { tenant, deliveryId: id },
      key: `${jobName}/${id}`,
      ...(notBefore && { runAt: notBefore }),
    })),
  );

/** The job that sends a notice on its way; a carrier that is away makes the queue try again. */
export const sendNoticeJob = (parts: SendNotices): Job => ({
  name: jobName,
  run: ({ deliveryId }) => sendNotice(parts, String(deliveryId)),
});

const lockWaiting = (tx: Tx, id: string) =>
  tx
    .selectFrom('noticeDelivery')
    .innerJoin('notice', 'notice.id', 'noticeId')
    .select([
      'noticeDelivery.id',
      'noticeId',
      'version',
      'channel',
      'place',
      'address',
      'subject',
      'text',
      'queuedAt',
      'failures',
    ])
    .where('noticeDelivery.id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate('noticeDelivery')
    .skipLocked()
    .executeTakeFirst();

type Waiting = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>;

/**
 * Sends a notice on one of its ways unless it has gone. The row stays locked for the length of the exchange, so that of two
 * who try at once one sends. A process killed after the carrier took it and before the row says so leaves it waiting: it is
 * handed over again under the same id, by which the text provider, or the mailbox, knows the double.
 *
 * What can never come this way, or has waited longer than the pack's patience, gives the turn to the next way.
 *
 * @throws what the carrier said, while it is worth trying again; the failure is counted on the row
 */
export async function sendNotice(parts: SendNotices, id: string): Promise<void> {
  const failure = await parts.db.transaction().execute(async (tx) => {
    const waiting = await lockWaiting(tx, id);
    const carrier = waiting && parts.carriers[waiting.channel as Channel];
    if (!carrier) return null;
    try {
      const { providerId } = await carrier.send(waiting);
      await mark(tx, waiting, { state: 'sent', sentAt: nowOf(parts), providerId, lastError: null });
      return null;
    } catch (thrown) {
      return putOff(tx, parts, waiting, thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  });
  if (failure) throw failure;
}

const nowOf = ({ now = Temporal.Now.instant }: SendNotices) => now();

/** @returns what the queue should hear to try again by itself; nothing when the row says when, or that it is over */
async function putOff(tx: Tx, parts: SendNotices, waiting: Waiting, error: Error): Promise<Error | null> {
  const now = nowOf(parts);
  const failed = { lastError: error.message.slice(0, 500), failures: waiting.failures + 1 };
  const patience = parts.rules.channels.find(({ code }) => code === waiting.channel)?.patienceHours ?? 24;
  const isOver = Temporal.Instant.compare(waiting.queuedAt!.add({ hours: patience }), now) < 0;
  if (error instanceof Undeliverable || isOver) {
    await mark(tx, waiting, { state: 'failed', ...failed });
    await letNextTry(tx, parts, waiting);
    return null;
  }
  if (error instanceof Busy) {
    const notBefore = now.add({ seconds: error.retryAfterSeconds });
    await mark(tx, waiting, { notBefore, ...failed });
    await addSendJobs(tx, parts.tenant, [{ id: waiting.id, notBefore }]);
    return null;
  }
  await mark(tx, waiting, failed);
  return error;
}

type Changes = Readonly<{
  state?: 'sent' | 'failed';
  sentAt?: Temporal.Instant;
  notBefore?: Temporal.Instant;
  providerId?: string | null;
  lastError: string | null;
  failures?: number;
}>;

const mark = (tx: Tx, { id, version }: Waiting, changes: Changes) =>
  tx
    .updateTable('noticeDelivery')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute();

/** The next way of the notice that stands by has its turn, after the quiet hours if it rings. */
export async function letNextTry(
  tx: Tx,
  parts: Pick<SendNotices, 'tenant' | 'rules' | 'now'>,
  { noticeId }: { readonly noticeId: string },
): Promise<void> {
  const next = await tx
    .selectFrom('noticeDelivery')
    .select(['id', 'channel'])
    .where('noticeId', '=', noticeId)
    .where('state', '=', 'standby')
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  if (!next) return;
  const queuedAt = (parts.now ?? Temporal.Now.instant)();
  const notBefore = afterQuietHours(parts.rules, next.channel as Channel, queuedAt);
  await tx
    .updateTable('noticeDelivery')
    .set({ state: 'waiting', queuedAt, notBefore, version: sql<number>`version + 1` })
    .where('id', '=', next.id)
    .execute();
  await addSendJobs(tx, parts.tenant, [{ id: next.id, notBefore }]);
}
