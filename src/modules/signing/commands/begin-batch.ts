import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { batchBegun } from '../events.ts';
import { listText, mostDocuments } from '../request-model.ts';
import { getTurn, listSignatures } from '../request-queries.ts';

/**
 * Fixes the list of documents that the actor is about to sign in one act, as it is then shown: every digest, and the
 * digest of the list, stand in the log before the first signature.
 *
 * @returns the batch's id
 * @throws InvalidInput `none-chosen`, `too-many` at `/chosen`
 */
export async function beginBatch(ctx: Context, turnIds: readonly string[]): Promise<string> {
  return ctx.transaction(async (tx, ctx) => {
    const entries = (await Promise.all([...new Set(turnIds)].map((id) => entriesOf(ctx, id)))).flat();
    if (entries.length === 0) throw new InvalidInput([{ field: '/chosen', code: 'none-chosen' }]);
    if (entries.length > mostDocuments) {
      throw new InvalidInput([{ field: '/chosen', code: 'too-many', params: { max: mostDocuments } }]);
    }
    const id = newId();
    const listSha256 = createHash('sha256').update(listText(entries)).digest('hex');
    await tx
      .insertInto('signingBatch')
      .values({ id, version: 1, officerId: ctx.actor.id!, listSha256, begunAt: ctx.now() })
      .execute();
    await tx
      .insertInto('signingBatchEntry')
      .values(entries.map((entry, ordinal) => ({ batchId: id, ordinal, ...entry, state: 'waiting' })))
      .execute();
    const documents = entries.map(({ documentId, sha256 }) => ({ documentId, sha256 }));
    await recordEvent(tx, ctx, batchBegun({ id, version: 1 }, { listSha256, documents }));
    return id;
  });
}

/** What is left to sign in a turn, while it is open. */
async function entriesOf(ctx: Context, turnId: string) {
  const { turn, documents } = await getTurn(ctx.db, ctx.actor, turnId);
  if (turn.state !== 'open') return [];
  const signed = new Set((await listSignatures(ctx.db, [turnId])).map(({ documentId }) => documentId));
  return documents
    .filter(({ id }) => !signed.has(id))
    .map(({ id, name, sha256 }) => ({ turnId, documentId: id, name, sha256 }));
}
