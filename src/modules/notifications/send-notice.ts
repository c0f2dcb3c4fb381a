import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { addJobs, type Job } from '#platform/jobs/index.ts';
import type { Mailer } from '#platform/mail/index.ts';

export interface SendNotices {
  readonly db: Database;
  /** Null while no server is configured: notices stay in the outbox. */
  readonly mailer: Mailer | null;
  readonly now?: () => Temporal.Instant;
}

const jobName = 'send-notice';

export const addSendJobs = (tx: Tx, tenant: string, noticeIds: readonly string[]): Promise<void> =>
  addJobs(
    tx,
    jobName,
    noticeIds.map((noticeId) => ({ payload: { tenant, noticeId }, key: `${jobName}/${noticeId}` })),
  );

/** The job that sends a notice; a server that is away makes the queue try again. */
export const sendNoticeJob = (parts: SendNotices): Job => ({
  name: jobName,
  run: ({ noticeId }) => sendNotice(parts, String(noticeId)),
});

/**
 * Sends a notice unless it has been sent. The row stays locked for the length of the exchange, so that of two who
 * try at once one sends. A process killed after the server took the letter and before the row says so leaves it
 * unsent: it goes a second time, under the same Message-ID.
 *
 * @throws what the mail server said; the failure is counted on the notice
 */
export async function sendNotice(
  { db, mailer, now = Temporal.Now.instant }: SendNotices,
  id: string,
): Promise<void> {
  if (!mailer) return;
  const failure = await db.transaction().execute(async (tx) => {
    const notice = await tx
      .selectFrom('notice')
      .select(['address', 'subject', 'body'])
      .where('id', '=', id)
      .where('sentAt', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!notice) return null;
    const error = await mailer
      .send({ id, to: notice.address, subject: notice.subject, text: notice.body })
      .then(() => null, asError);
    await tx
      .updateTable('notice')
      .set(
        error
          ? { failures: sql<number>`failures + 1`, lastError: error.message.slice(0, 500) }
          : { sentAt: now(), lastError: null },
      )
      .where('id', '=', id)
      .execute();
    return error;
  });
  if (failure) throw failure;
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
