import type { Database, Tx } from '#platform/context.ts';

/** Why a document has come to its state, in the words of who last said why. */
export async function lastReason(db: Database | Tx, documentId: string): Promise<string> {
  const last = await db
    .selectFrom('documentStatus')
    .select('note')
    .where('documentId', '=', documentId)
    .where('note', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.note ?? 'Nơi nhận đã xem xét.';
}
