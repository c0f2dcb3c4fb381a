import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { endOfDay } from '../deadlines.ts';
import type { DocumentRules } from '../document-services.ts';
import { type DraftWords, readDraft } from '../draft-words.ts';
import { documentDrafted } from '../events.ts';
import type { Document } from '../model.ts';
import { createDocument } from '../new-document.ts';
import { findDocument } from '../queries.ts';

export interface DraftDocument extends DraftWords {
  readonly agencyId: string;
  readonly unitId: string;
  /** Uploaded drafts and enclosures, the document itself first. */
  readonly fileIds: readonly string[];
  readonly answersId: string | null;
  /** What it asks for is to be done by then: its receivers' software is told. */
  readonly dueOn?: Temporal.PlainDate | null;
  /** Only the drafter and who has a step with it know of it. */
  readonly isLimited?: boolean;
}

/**
 * Begins a document of the agency: words for the template of its kind, or files drawn up elsewhere.
 *
 * @throws InvalidInput what is missing, and how the signer may not sign
 */
export async function draftDocument(
  ctx: Context,
  { rules }: { readonly rules: DocumentRules },
  input: DraftDocument,
): Promise<Document> {
  const { agencyId, unitId, fileIds, answersId, dueOn = null, isLimited = false, ...words } = input;
  ctx.authorize('documents.draft', { agencyId, unitId });
  const { type, body } = await readDraft(ctx, rules, agencyId, words, {
    hasFile: fileIds.length > 0,
    isLimited,
  });
  const files = await Promise.all(fileIds.map((id) => getFile(ctx.db, id)));

  return ctx.transaction(async (tx, ctx) => {
    if (answersId) orNotFound(await findDocument(tx, ctx.actor, answersId));
    if (words.replacesId) orNotFound(await findDocument(tx, ctx.actor, words.replacesId));
    const document = await createDocument(
      tx,
      ctx,
      {
        direction: 'outgoing',
        state: 'draft',
        source: 'draft',
        agencyId,
        unitId,
        typeName: type.name,
        subject: words.subject.trim(),
        urgency: words.urgency,
        isLimited,
        draftedBy: ctx.actor.id,
        signerId: words.signerId,
        dueAt: dueOn && endOfDay(dueOn),
        answersId,
        replacesId: words.replacesId,
      },
      {
        body,
        files: files.map(({ id, name }) => ({ fileId: id, name })),
        readers: [
          { kind: 'officer', id: ctx.actor.id! },
          { kind: 'head', id: unitId },
        ],
      },
    );
    const { edition, revision } = document;
    await recordEvent(tx, ctx, documentDrafted(document, { edition, revision }));
    return document;
  });
}
