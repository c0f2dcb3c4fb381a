import type { Context, Tx } from '#platform/context.ts';
import type { Document } from './model.ts';

/** What the axis brought to an agency here, in the order it came. */
export interface Arrival {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly agencyId: string;
  readonly business: string;
  readonly exchangeId: string;
  /** Of what is no new document: which one it is about. */
  readonly refersTo: string | null;
  readonly isRecalled: boolean;
  readonly receivedAt: Temporal.Instant;
}

/** Locks the arrival for its taking in. @returns whether that is still to be done */
export async function isWaiting(tx: Tx, { deliveryId }: Arrival): Promise<boolean> {
  const { takenInAt } = await tx
    .selectFrom('documentArrival')
    .select('takenInAt')
    .where('deliveryId', '=', deliveryId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return takenInAt === null;
}

export const markTakenIn = (tx: Tx, ctx: Context, deliveryId: string, documentId: string | null) =>
  tx
    .updateTable('documentArrival')
    .set({ documentId, takenInAt: ctx.now() })
    .where('deliveryId', '=', deliveryId)
    .execute();

/** The document of the agency that an arrival is about, locked. */
export async function findArrived(
  tx: Tx,
  { agencyId, refersTo }: Pick<Arrival, 'agencyId' | 'refersTo'>,
): Promise<Document | undefined> {
  if (refersTo === null) return undefined;
  const row = await tx
    .selectFrom('document')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('direction', '=', 'incoming')
    .where('exchangeId', '=', refersTo)
    .orderBy('listedAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row as Document | undefined;
}
