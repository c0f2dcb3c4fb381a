import { leafHash, pathTo } from '#engines/ledger/index.ts';
import type { Database } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { type CallRow, callColumns, callEntry } from './call-entry.ts';

/** All that it takes to check one call without us. */
export interface CallProof {
  readonly format: 'lgsp-call-proof/1';
  /** The entry to the byte: SHA-256 over 00 and these bytes is the leaf (RFC 6962). */
  readonly entry: string;
  readonly leaf: number;
  readonly size: number;
  /** From the leaf up, hexadecimal. */
  readonly path: readonly string[];
  /** Compact JWS; its payload has the root and the size, its header the certificate. */
  readonly batch: string;
}

/**
 * Proves that a call stands in the signed log as it is told.
 *
 * @throws Refusal `not-found`, `call-not-signed-yet`
 */
export async function callProof(db: Database, callId: string): Promise<CallProof> {
  const found = orNotFound(
    await db
      .selectFrom('gatewayCall')
      .select(['batchId', 'leaf'])
      .where('id', '=', callId)
      .executeTakeFirst(),
  );
  const { batchId, leaf } = found;
  refuseUnless(batchId !== null && leaf !== null, 'call-not-signed-yet');
  const [calls, batch] = await Promise.all([
    db.selectFrom('gatewayCall').select(callColumns).where('batchId', '=', batchId).orderBy('leaf').execute(),
    db.selectFrom('gatewayBatch').select(['jws', 'size']).where('id', '=', batchId).executeTakeFirstOrThrow(),
  ]);
  const entries = (calls as readonly CallRow[]).map(callEntry);
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
  return {
    format: 'lgsp-call-proof/1',
    entry: entries[leaf]!,
    leaf,
    size: batch.size,
    path: pathTo(leaves, leaf).map((hash) => hash.toString('hex')),
    batch: batch.jws,
  };
}
