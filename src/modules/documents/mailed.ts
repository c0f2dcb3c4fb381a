import type { Database, Tx } from '#platform/context.ts';

/** How far a document sent by mail has come at one address. */
export type MailStatus = 'mail-sent' | 'mail-delivered' | 'mail-failed' | 'mail-closed';

/** Whom an issued document goes to by mail. */
export async function listMailReceivers(db: Database | Tx, documentId: string) {
  const rows = await db
    .selectFrom('documentReceiver')
    .select(['ordinal', 'name', 'address'])
    .where('documentId', '=', documentId)
    .where('way', '=', 'mail')
    .orderBy('ordinal')
    .execute();
  return rows.map(({ address, ...receiver }) => ({ ...receiver, address: address! }));
}

/** Writes into the map of deliveries what became of the letter. */
export async function keepMailStatus(
  tx: Tx,
  { documentId, ordinal }: { readonly documentId: string; readonly ordinal: number },
  {
    statusCode,
    at,
    note = null,
  }: { readonly statusCode: MailStatus; readonly at: Temporal.Instant; readonly note?: string | null },
): Promise<void> {
  await tx
    .updateTable('documentReceiver')
    .set({
      statusCode,
      statusAt: at,
      statusNote: note,
      ...(statusCode === 'mail-sent' && { sentAt: at }),
    })
    .where('documentId', '=', documentId)
    .where('ordinal', '=', ordinal)
    .execute();
}
