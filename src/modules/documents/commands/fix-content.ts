import { createHash } from 'node:crypto';
import { canonicalJson } from '#engines/ledger/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvents } from '#platform/events/index.ts';
import { contentFixed } from '../events.ts';
import { listFiles, listRevisions } from '../revisions.ts';

/**
 * Puts the hashes of each revision's words and files into the log, once: from then on it can be proved to anyone that a file is
 * the one that was received, signed or issued, to the byte.
 */
export async function fixContent(ctx: Context, documentId: string): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { agencyId } = await tx
      .selectFrom('document')
      .select('agencyId')
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const fixed = await listFixed(tx, documentId);
    const revisions = (await listRevisions(tx, documentId)).filter(({ number }) => !fixed.has(number));
    const facts = await Promise.all(
      revisions.reverse().map(async ({ number, edition, typeName, subject, body }) => {
        const files = await listFiles(tx, { id: documentId, revision: number });
        return contentFixed(documentId, agencyId, number, {
          edition,
          words: createHash('sha256').update(canonicalJson({ typeName, subject, body })).digest('hex'),
          files: files.map(({ sha256 }) => sha256),
        });
      }),
    );
    await recordEvents(tx, ctx, facts);
  });
}

async function listFixed(tx: Tx, documentId: string): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('event')
    .select('subjectVersion')
    .where('subjectType', '=', 'document-content')
    .where('subjectId', '=', documentId)
    .execute();
  return new Set(rows.map(({ subjectVersion }) => subjectVersion));
}
