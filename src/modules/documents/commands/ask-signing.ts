import { requestSigning } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { signingAsked } from '../events.ts';
import { type Document, documentCan, nameOf } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { addReaders } from '../readers.ts';
import { registryReaders } from '../registry.ts';
import { type DocumentFile, keepRevision } from '../revisions.ts';
import { dropWork } from '../work.ts';

export interface AskSigning {
  readonly documentId: string;
  readonly body: unknown;
  /** The PDF to be signed, with its number; enclosures after it. */
  readonly files: readonly [DocumentFile, ...DocumentFile[]];
  readonly initialIds: readonly string[];
  readonly signerId: string;
}

/**
 * Lays the document before those who initial and sign it, then before whoever keeps the seal (NĐ 30/2020/NĐ-CP Điều 10–13,
 * 32). What is signed is a revision of its own.
 *
 * @throws InvalidInput what the signing refuses, such as a file that is no PDF
 */
export async function askSigning(ctx: Context, input: AskSigning): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, body, files, initialIds, signerId } = input;
    const draft = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.askSigning', draft);
    refuseUnless(documentCan.askSigning(draft), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, draft.id);

    const { agencyId } = draft;
    const { unitId } = ctx.actor.positions.find((held) => held.agencyId === agencyId)!;
    const request = await requestSigning(ctx, {
      title: draft.isLimited
        ? nameOf(draft)
        : [draft.typeName, draft.code, draft.subject].filter(Boolean).join(' – ').slice(0, 300),
      agencyId,
      unitId,
      fileIds: [files[0].fileId],
      stages: [
        ...(initialIds.length > 0
          ? [{ purpose: 'initial' as const, officerIds: initialIds, need: initialIds.length }]
          : []),
        { purpose: 'signature' as const, officerIds: [signerId], need: 1 },
        { purpose: 'seal' as const, officerIds: [], need: 1 },
      ],
      dueAt: byNextWorkingDay(ctx, draft.urgency),
    });
    await dropWork(tx, ctx, 'document', documentId);
    const revision = draft.revision + 1;
    const changes = { state: 'in-signing', revision, signingRequestId: request.id } as const;
    const asked = await changeDocument(tx, ctx, draft, changes);
    await keepRevision(tx, ctx, asked, { body, files, note: 'Bản trình ký.' });
    await addReaders(
      tx,
      asked,
      [
        ...(await registryReaders(tx, ctx, asked)),
        ...[...initialIds, signerId].map((id) => ({ kind: 'officer' as const, id })),
      ],
      ctx.now(),
    );
    await recordEvent(tx, ctx, signingAsked(asked, { requestId: request.id }));
    return asked;
  });
}
