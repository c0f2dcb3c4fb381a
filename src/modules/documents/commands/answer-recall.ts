import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument, keepStatus } from '../change-document.ts';
import { recallAnswered } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { stopWork } from '../stop-work.ts';
import { endWork } from '../work.ts';

export interface AnswerRecall {
  readonly documentId: string;
  readonly isAgreed: boolean;
  /** Needed for a refusal; its sender reads it. */
  readonly reason: string;
}

/** The clerk answers a sender who asks for a document back: agreed, and all work on it stops; or refused with the reason. */
export async function answerRecall(ctx: Context, input: AnswerRecall): Promise<Document> {
  const { isAgreed } = input;
  const note = isAgreed ? input.reason.trim() || 'Đồng ý trả lại văn bản.' : readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.register', document);
    await endWork(tx, ctx, { subjectType: 'document', subjectId: document.id, step: 'answerRecall' }, note);

    const ends = isAgreed && documentCan.beRecalled(document);
    const over = ends ? ({ state: 'recalled', closedAt: ctx.now() } as const) : {};
    const answered = await changeDocument(tx, ctx, document, over, { note });
    if (!ends) await keepStatus(tx, ctx, answered, { note });
    const stopped = ends ? await stopWork(tx, ctx, answered, note) : 0;
    await recordEvent(tx, ctx, recallAnswered(answered, { statusCode: isAgreed ? '15' : '16', stopped }));
    return answered;
  });
}
