import type { Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import type { NewNotice, NoticeSource } from './model.ts';
import { addSendJob } from './send-notice.ts';

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
    for (const event of events) {
      for (const source of sources) {
        for (const notice of await source(tx, event)) {
          const id = await addNotice(tx, event, notice, now());
          if (id) await addSendJob(tx, tenant, id);
        }
      }
    }
  },
});

/** @returns the notice's id; nothing where this address has been told */
async function addNotice(
  tx: Tx,
  event: RecordedEvent,
  { channel, recipient, address, subject, body }: NewNotice,
  createdAt: Temporal.Instant,
): Promise<string | undefined> {
  const added = await tx
    .insertInto('notice')
    .values({
      id: newId(),
      eventId: event.id,
      recipientKind: recipient.kind,
      recipientId: recipient.id,
      channel,
      address,
      subject,
      body,
      createdAt,
    })
    .onConflict((conflict) => conflict.columns(['eventId', 'channel', 'address']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}
