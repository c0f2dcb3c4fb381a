import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { awaitPresenting, numberIncoming } from '../enter-register.ts';
import { documentRegistered } from '../events.ts';
import { checkIncoming, type IncomingWords } from '../incoming-words.ts';
import type { Document } from '../model.ts';
import { createDocument } from '../new-document.ts';
import { listRepeats } from '../repeats.ts';

export interface RegisterPaper extends IncomingWords {
  readonly agencyId: string;
  readonly unitId: string;
  readonly source: 'paper' | 'mail';
  /** Scans, the document itself first. */
  readonly fileIds: readonly string[];
  /** The clerk has seen the documents that may be the same. */
  readonly isRepeatKnown: boolean;
}

/**
 * Registers a document that came on paper or by mail: number, words and scans in one act.
 *
 * @throws InvalidInput what is missing; `secret-not-stored` for files of a state secret; `repeat-found` at `/repeat`
 */
export async function registerPaper(ctx: Context, input: RegisterPaper): Promise<Document> {
  const { agencyId, unitId, source, fileIds, isRepeatKnown, ...words } = input;
  ctx.authorize('documents.register', { agencyId });
  const files = await Promise.all(fileIds.map((id) => getFile(ctx.db, id)));
  checkIncoming(ctx, words, files);

  return ctx.transaction(async (tx, ctx) => {
    const likeness = { ...words, agencyId, hashes: files.map(({ sha256 }) => sha256) };
    if (!isRepeatKnown && (await listRepeats(tx, ctx.actor, likeness)).length > 0) {
      throw new InvalidInput([{ field: '/repeat', code: 'repeat-found' }]);
    }
    const entry = await numberIncoming(tx, ctx, agencyId, words);
    const document = await createDocument(
      tx,
      ctx,
      { ...entry, direction: 'incoming', agencyId, unitId, source },
      {
        files: files.map(({ id, name }) => ({ fileId: id, name })),
        readers: [
          { kind: 'registry', id: agencyId },
          { kind: 'head', id: unitId },
          { kind: 'officer', id: ctx.actor.id! },
          ...words.readerIds.map((id) => ({ kind: 'officer' as const, id })),
        ],
      },
    );
    await awaitPresenting(tx, ctx, document);
    const { register, number } = entry;
    await recordEvent(tx, ctx, documentRegistered(document, { register, number, source }));
    return document;
  });
}
