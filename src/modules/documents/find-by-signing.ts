import type { Tx } from '#platform/context.ts';
import type { Document } from './model.ts';

/** The document that is being signed by the request, locked; nothing when it was taken in already. */
export async function findBySigning(tx: Tx, signingRequestId: string): Promise<Document | undefined> {
  const row = await tx
    .selectFrom('document')
    .selectAll()
    .where('signingRequestId', '=', signingRequestId)
    .where('state', '=', 'in-signing')
    .forUpdate()
    .executeTakeFirst();
  return row as Document | undefined;
}
