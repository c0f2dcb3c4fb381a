import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { listBlocks } from '../co-editing/blocks.ts';
import { findCoEditing, listCoEditors } from '../co-editing/rounds.ts';
import { listSuggestions } from '../co-editing/suggestions.ts';
import type { DraftBody } from '../draft-body.ts';
import { coEditingClosed } from '../events.ts';
import type { Document } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { keepRevision, listFiles, listRevisions } from '../revisions.ts';
import { dropWork } from '../work.ts';

/**
 * The drafter ends the writing together: its paragraphs are the draft's next revision. The paragraphs' own revisions stay
 * as the evidence of who wrote what.
 *
 * @throws Refusal `suggestions-open`: each is taken or left first; `co-editing-closed`
 */
export async function closeCoEditing(
  ctx: Context,
  input: { readonly documentId: string },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const draft = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.revise', draft);
    const round = await findCoEditing(tx, draft.id);
    if (!round) throw new Refusal('co-editing-closed');
    const suggestions = await listSuggestions(tx, round.id);
    refuseUnless(
      suggestions.every(({ state }) => state !== 'open'),
      'suggestions-open',
    );

    for (const { id, doneAt } of await listCoEditors(tx, round.id)) {
      if (doneAt === null) await dropWork(tx, ctx, 'document-co-editor', id);
    }
    const blocks = await listBlocks(tx, round.id);
    const text = blocks.flatMap((block) => (block.text === '' ? [] : [block.text])).join('\n');
    const [present] = await listRevisions(tx, draft.id);
    const revised = await changeDocument(tx, ctx, draft, { revision: draft.revision + 1 });
    await keepRevision(tx, ctx, revised, {
      body: { ...(present!.body as DraftBody), text },
      files: await listFiles(tx, draft),
      note: 'Bản soạn chung.',
    });
    const { edition, revision } = revised;
    await tx
      .updateTable('documentCoEditing')
      .set({ closedAs: revision, closedBy: ctx.actor.id, closedAt: ctx.now() })
      .where('id', '=', round.id)
      .execute();
    await recordEvent(tx, ctx, coEditingClosed(revised, { coEditingId: round.id, edition, revision }));
    return revised;
  });
}
