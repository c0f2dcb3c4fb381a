import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { awaitPresenting, numberIncoming } from '../enter-register.ts';
import { documentRegistered } from '../events.ts';
import { checkIncoming, type IncomingWords } from '../incoming-words.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { limitTo } from '../readers.ts';
import { refuseInvalidArrival } from '../regulation/refuse-invalid.ts';
import { keepRevision, listFiles } from '../revisions.ts';
import { endWork } from '../work.ts';

/**
 * Registers what the axis or the mail brought. The clerk may mend its words; what the sender wrote stays as the revision before.
 *
 * @throws Refusal `document-not-arrived` when another was quicker; InvalidInput what is missing
 */
export async function registerArrival(
  ctx: Context,
  {
    documentId,
    isForReference = false,
    ...words
  }: IncomingWords & {
    readonly documentId: string;
    /** Registered though its signatures do not make it an original: a copy for reference. */
    readonly isForReference?: boolean;
  },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const arrived = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.register', arrived);
    refuseUnless(documentCan.register(arrived), 'document-not-arrived');
    const files = await listFiles(tx, arrived);
    checkIncoming(ctx, words, files);
    await refuseInvalidArrival(tx, ctx, { ...arrived, typeName: words.typeName }, isForReference);

    await endWork(tx, ctx, { subjectType: 'document', subjectId: documentId, step: 'register' });
    const entry = await numberIncoming(tx, ctx, arrived.agencyId, words);
    const revision = arrived.revision + 1;
    const registered = await changeDocument(tx, ctx, arrived, { ...entry, revision });
    const note = isForReference
      ? 'Vào sổ để tham khảo: chữ ký số chưa làm cho văn bản có giá trị như bản gốc.'
      : null;
    await keepRevision(tx, ctx, registered, { files, note });
    if (words.isLimited) await limitTo(tx, registered, [ctx.actor.id!, ...words.readerIds], ctx.now());
    await awaitPresenting(tx, ctx, registered);
    const { register, number } = entry;
    const { source } = arrived;
    await recordEvent(tx, ctx, documentRegistered(registered, { register, number, source }));
    return registered;
  });
}
