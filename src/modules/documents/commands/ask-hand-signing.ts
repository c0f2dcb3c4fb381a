import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { handSigningAsked } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { addReaders } from '../readers.ts';
import { registryOf, registryReaders } from '../registry.ts';
import { type DocumentFile, keepRevision } from '../revisions.ts';
import { dropWork, openWork } from '../work.ts';

export interface AskHandSigning {
  readonly documentId: string;
  readonly body: unknown;
  /** To be printed, with its number; enclosures after it. */
  readonly files: readonly DocumentFile[];
}

/**
 * Has a document printed and signed on paper, where its signer cannot sign electronically: the clerk has it signed and
 * sealed, and brings back a scan (NĐ 30/2020/NĐ-CP Điều 13, 32). Its number and date are printed with it.
 */
export async function askHandSigning(ctx: Context, input: AskHandSigning): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, body, files } = input;
    const draft = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.askSigning', draft);
    refuseUnless(documentCan.askSigning(draft), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, documentId);
    await dropWork(tx, ctx, 'document', documentId);
    const changes = { state: 'in-signing', revision: draft.revision + 1, signingRequestId: null } as const;
    const asked = await changeDocument(tx, ctx, draft, changes);
    await keepRevision(tx, ctx, asked, { body, files, note: 'Bản in để ký tay.' });
    await addReaders(tx, asked, await registryReaders(tx, ctx, asked), ctx.now());
    await openWork(tx, ctx, asked, {
      ...(await registryOf(tx, ctx, asked.agencyId)),
      subjectType: 'document',
      subjectId: documentId,
      step: 'scanSigned',
      dueAt: byNextWorkingDay(ctx, asked.urgency),
    });
    await recordEvent(tx, ctx, handSigningAsked(asked, {}));
    return asked;
  });
}
