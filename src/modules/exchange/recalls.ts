import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';

/**
 * Which of these messages carry a document that its sender has recalled meanwhile: a recall may overtake the document,
 * and must hold all the same.
 */
export async function findRecalled(
  tx: Tx,
  messages: readonly { readonly messageId: string; readonly senderId: string; readonly documentId: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ senderId: string; refersTo: string }>`
    select sender_id, refers_to from exchange_message
    where business = 'recall' and refers_to = any(${messages.map(({ documentId }) => documentId)}::text[])`.execute(
    tx,
  );
  const recalled = new Set(rows.map(({ senderId, refersTo }) => `${senderId} ${refersTo}`));
  return new Set(
    messages
      .filter(({ senderId, documentId }) => recalled.has(`${senderId} ${documentId}`))
      .map(({ messageId }) => messageId),
  );
}
