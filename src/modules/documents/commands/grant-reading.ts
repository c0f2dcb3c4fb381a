import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { readersNamed } from '../events.ts';
import type { Document } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { addReaders } from '../readers.ts';

/**
 * Lets officers and units see a document, as those who work on an order that rests on it, by someone who sees it
 * themselves. Of a document of limited circulation only officers in person, and only by who may name its readers.
 */
export async function grantReading(
  ctx: Context,
  input: {
    readonly documentId: string;
    readonly officerIds: readonly string[];
    readonly unitIds?: readonly string[];
  },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, officerIds, unitIds = [] } = input;
    const document = await lockDocument(tx, ctx.actor, documentId);
    if (document.isLimited) ctx.authorize('documents.nameReaders', document);

    await addReaders(
      tx,
      document,
      [
        ...officerIds.map((id) => ({ kind: 'officer', id }) as const),
        ...unitIds.map((id) => ({ kind: 'unit', id }) as const),
      ],
      ctx.now(),
    );
    const named = await changeDocument(tx, ctx, document, {});
    await recordEvent(tx, ctx, readersNamed(named, { officerIds }));
    return named;
  });
}
