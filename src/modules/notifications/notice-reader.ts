import type { Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import type { NewNotice, NoticeSource } from './model.ts';
import { addSendJobs } from './send-notice.ts';

/**
 * The reader that turns facts into notices: each with its job, in the transaction that moves the cursor. A fact is
 * told once to an address, also when the log is read again from the beginning.
 */
export const noticeReader = ({
  tenant,
  sources,
  now = Temporal.Now.instant,
}: {
  readonly tenant: string;
  readonly sources: readonly NoticeSource[];
  readonly now?: () => Temporal.Instant;
}): EventReader => ({
  name: 'notices',
  async handle(tx, events) {
    const notices: NewNotice[] = [];
    for (const source of sources) notices.push(...(await source(tx, events)));
    await addSendJobs(tx, tenant, await addNotices(tx, notices, now()));
  },
});

/** @returns the ids of those added; an address that has been told of the fact is left out */
async function addNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  createdAt: Temporal.Instant,
): Promise<readonly string[]> {
  if (notices.length === 0) return [];
  const added = await tx
    .insertInto('notice')
    .values(
      notices.map(({ recipient, ...notice }) => ({
        ...notice,
        id: newId(),
        recipientKind: recipient.kind,
        recipientId: recipient.id,
        createdAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['eventId', 'channel', 'address']).doNothing())
    .returning('id')
    .execute();
  return added.map(({ id }) => id);
}
