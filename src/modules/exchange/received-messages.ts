import type { Database, Tx } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import type { Business, MessageKind } from './model.ts';

/** A message that has arrived at an agency of this install. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly deliveryId: string;
  readonly receivedAt: Temporal.Instant;
  /** The agency that got it: a unit of `org`. */
  readonly agencyId: string;
  readonly senderId: string;
  readonly senderCode: string;
  readonly kind: MessageKind;
  readonly business: Business;
  readonly documentId: string;
  /** Of a recall, an update or a replacement: the document it is about. */
  readonly refersTo: string | null;
  readonly statusCode: string | null;
  readonly code: string;
  readonly subject: string;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly sha256: string;
  /** Its sender recalled it before it was here. */
  readonly isRecalled: boolean;
}

/**
 * A reader of what arrives for agencies of this install, each message once for each agency. The effect stands in the
 * reader's transaction, so it happens exactly once, whatever was sent how often. A recall may come before its document.
 */
export const receivedMessages = (
  name: string,
  take: (tx: Tx, message: ReceivedMessage) => Promise<void>,
): EventReader => ({
  name,
  async handle(tx, events) {
    for (const event of events) {
      if (event.type !== 'message-delivered' || event.agencyId === null) continue;
      await take(tx, {
        ...(await readMessage(tx, event.data['messageId'])),
        deliveryId: event.subject.id,
        receivedAt: event.recordedAt,
        agencyId: event.agencyId,
        isRecalled: event.data['isRecalled'],
      });
    }
  },
});

async function readMessage(db: Database | Tx, id: string) {
  const { id: messageId, ...message } = await db
    .selectFrom('exchangeMessage')
    .select(['id', 'senderId', 'senderCode', 'kind', 'business', 'documentId', 'refersTo', 'statusCode'])
    .select(['code', 'subject', 'promulgatedOn', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...message,
    messageId,
    kind: message.kind as MessageKind,
    business: message.business as Business,
  };
}
