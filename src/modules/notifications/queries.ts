import type { Database, Tx } from '#platform/context.ts';
import { maskedAddress } from './masked-address.ts';
import type { Channel, DeliveryState } from './model.ts';

/** One way a notice goes or went; its address only as far as its owner knows it again. */
export interface Delivery {
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly state: DeliveryState;
  readonly notBefore: Temporal.Instant | null;
  readonly sentAt: Temporal.Instant | null;
  readonly reportedAt: Temporal.Instant | null;
  readonly providerId: string | null;
  readonly lastError: string | null;
}

/** What was told, and the proof of it. */
export interface Notice {
  readonly id: string;
  readonly class: string;
  readonly recipientId: string | null;
  readonly subject: string;
  readonly body: string;
  readonly path: string;
  readonly createdAt: Temporal.Instant;
  readonly deliveries: readonly Delivery[];
}

const columns = ['id', 'class', 'recipientId', 'subject', 'body', 'path', 'createdAt'] as const;

/** A person's notices, the newest first; `after` is the last of the page before. */
export async function listNoticesOf(
  db: Database,
  personId: string,
  { after, limit = 20 }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(columns)
    .where('recipientId', '=', personId)
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return withDeliveries(db, rows);
}

/** What people were told about a subject, in order. Who may see the subject may see this: the caller has asked. */
export async function listNoticesAbout(
  db: Database,
  subject: { readonly type: string; readonly id: string },
  limit = 100,
): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(columns)
    .where('aboutType', '=', subject.type)
    .where('aboutId', '=', subject.id)
    .orderBy('id')
    .limit(limit)
    .execute();
  return withDeliveries(db, rows);
}

async function withDeliveries(
  db: Database | Tx,
  rows: readonly Omit<Notice, 'deliveries'>[],
): Promise<readonly Notice[]> {
  if (rows.length === 0) return [];
  const deliveries = await db
    .selectFrom('noticeDelivery')
    .select([
      'id',
      'noticeId',
      'channel',
      'address',
      'state',
      'notBefore',
      'sentAt',
      'reportedAt',
      'providerId',
      'lastError',
    ])
    .where(
      'noticeId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('place')
    .execute();
  const byNotice = Map.groupBy(deliveries, ({ noticeId }) => noticeId);
  return rows.map((row) => ({
    ...row,
    deliveries: (byNotice.get(row.id) ?? []).map(
      (each) => ({ ...each, address: maskedAddress(each.address) }) as Delivery,
    ),
  }));
}
