import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import type { DocumentRules } from '../document-services.ts';
import { bodyOf } from '../draft-body.ts';
import { type DraftWords, readDraft } from '../draft-words.ts';
import { documentRevised } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { getDocument, lockDocument } from '../queries.ts';
import { keepRevision, listFiles } from '../revisions.ts';

export interface ReviseDraft extends DraftWords {
  readonly documentId: string;
  /** The revision that the page showed. */
  readonly seenRevision: number;
  /** New files instead of the present ones; none keeps them. */
  readonly fileIds: readonly string[];
  /** What was changed, in a line. */
  readonly note: string;
}

/**
 * Changes a draft: its next revision; the one before stays to be compared.
 *
 * @throws Refusal `draft-changed` when somebody revised it meanwhile; InvalidInput as `draftDocument`
 */
export async function reviseDraft(
  ctx: Context,
  { rules }: { readonly rules: DocumentRules },
  input: ReviseDraft,
): Promise<Document> {
  const { documentId, seenRevision, fileIds, note, ...words } = input;
  const seen = await getDocument(ctx.db, ctx.actor, documentId);
  // What was drawn for a signing that was refused is drawn anew.
  const { drawnFileId } = await bodyOf(ctx, seen);
  const kept = (await listFiles(ctx.db, seen)).filter(({ fileId }) => fileId !== drawnFileId);
  const hasFile = fileIds.length > 0 || kept.length > 0;
  const { type, body } = await readDraft(ctx, rules, seen.agencyId, words, {
    hasFile,
    isLimited: seen.isLimited,
  });
  const given = await Promise.all(fileIds.map((id) => getFile(ctx.db, id)));

  return ctx.transaction(async (tx, ctx) => {
    const draft = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.revise', draft);
    refuseUnless(documentCan.revise(draft), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, draft.id);
    refuseUnless(draft.revision === seenRevision, 'draft-changed');

    const revised = await changeDocument(tx, ctx, draft, {
      revision: draft.revision + 1,
      typeName: type.name,
      subject: words.subject.trim(),
      urgency: words.urgency,
      signerId: words.signerId,
      replacesId: words.replacesId,
    });
    const files = given.length > 0 ? given.map(({ id, name }) => ({ fileId: id, name })) : kept;
    await keepRevision(tx, ctx, revised, { body, files, note: note.trim() || null });
    const { edition, revision } = revised;
    await recordEvent(tx, ctx, documentRevised(revised, { edition, revision }));
    return revised;
  });
}
