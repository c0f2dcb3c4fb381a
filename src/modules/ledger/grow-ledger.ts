import { appendLeaves, leafHash, rootAt } from '#engines/ledger/index.ts';
import type { ReceiptPress } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsAfter } from '#platform/events/index.ts';
import { databaseTiles } from './database-tiles.ts';
import { logEntry } from './log-entry.ts';

const batchSize = 1000;

/**
 * Hashes the facts that have got their positions since, and signs a checkpoint over all. One process at a time; another finds
 * nothing to do.
 *
 * @returns how many facts were added
 */
export async function growLedger(ctx: Context, press: Pick<ReceiptPress, 'sign'>): Promise<number> {
  let added = 0;
  for (let more = true; more; ) {
    const count = await appendBatch(ctx);
    added += count;
    more = count === batchSize;
  }
  if (added > 0) await signCheckpoint(ctx, press);
  return added;
}

const appendBatch = (ctx: Context): Promise<number> =>
  ctx.transaction(async (tx) => {
    const state = await tx
      .selectFrom('ledgerState')
      .select('size')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!state) return 0;
    const events = await listEventsAfter(tx, state.size, batchSize);
    if (events.length === 0) return 0;
    const size = Number(state.size);
    const leaves = events.map((event) => leafHash(Buffer.from(logEntry(event))));
    await appendLeaves(databaseTiles(tx), size, leaves);
    await tx
      .updateTable('ledgerState')
      .set({ size: String(size + events.length) })
      .where('id', '=', 1)
      .execute();
    return events.length;
  });

async function signCheckpoint(ctx: Context, press: Pick<ReceiptPress, 'sign'>): Promise<void> {
  const { size } = await ctx.db.selectFrom('ledgerState').select('size').executeTakeFirstOrThrow();
  const root = (await rootAt(databaseTiles(ctx.db), Number(size))).toString('hex');
  const at = ctx.now();
  const jws = await press.sign({ log: ctx.tenant, size: Number(size), root, at: at.toString() }, at);
  await ctx.db
    .insertInto('ledgerCheckpoint')
    .values({ size, root, jws, signedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
