import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { leafHash, rootOf } from '#engines/ledger/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { PlatformServices } from '../model.ts';
import { type CallRow, callColumns, callEntry } from './call-entry.ts';
import { countUsage } from './count-usage.ts';
import { signJws } from './jws.ts';

/** The type of a signed batch, in its JWS. */
export const batchType = 'lgsp-batch+jwt';

/**
 * Hashes what was called since into a tree and signs its root, chained to the batch before; counts the calls for the
 * figures of the day. One process at a time; another finds nothing to do.
 *
 * @returns how many calls were signed
 */
export async function signCalls(
  ctx: Context,
  { signer }: Pick<PlatformServices, 'signer'>,
  batchSize = 1000,
): Promise<number> {
  return ctx.transaction(async (tx, ctx) => {
    const chain = await tx.selectFrom('gatewayChain').selectAll().forUpdate().skipLocked().executeTakeFirst();
    if (!chain) return 0;
    const calls: readonly CallRow[] = await tx
      .selectFrom('gatewayCall')
      .select(callColumns)
      .where('batchId', 'is', null)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    if (calls.length === 0) return 0;

    const number = (BigInt(chain.lastNumber) + 1n).toString();
    const root = rootOf(calls.map((call) => leafHash(Buffer.from(callEntry(call))))).toString('hex');
    const batch = {
      id: newId(),
      number,
      previousHash: chain.lastHash,
      root,
      size: calls.length,
      signedAt: ctx.now(),
    };
    const jws = await signJws(
      signer,
      { ...batch, number: Number(number), signedAt: batch.signedAt.toString() },
      { type: batchType, withCertificate: true },
    );
    await tx
      .insertInto('gatewayBatch')
      .values({ ...batch, jws })
      .execute();
    await tx
      .updateTable('gatewayChain')
      .set({ lastNumber: number, lastHash: hashOf(jws) })
      .where('id', '=', 1)
      .execute();
    await place(tx, batch.id, calls);
    await countUsage(tx, calls);
    return calls.length;
  });
}

/** What the next batch names this one by. */
export const hashOf = (jws: string): string => createHash('sha256').update(jws).digest('hex');

const place = (tx: Tx, batchId: string, calls: readonly CallRow[]) =>
  sql`
    update gateway_call set batch_id = ${batchId}, leaf = given.leaf
    from unnest(${calls.map(({ id }) => id)}::uuid[], ${calls.map((_, leaf) => leaf)}::int[]) as given (id, leaf)
    where gateway_call.id = given.id`.execute(tx);
