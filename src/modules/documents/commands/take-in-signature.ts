import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { documentSigned } from '../events.ts';
import { findBySigning } from '../find-by-signing.ts';
import { registryOf } from '../registry.ts';
import { type DocumentFile, keepRevision, listFiles, listRevisions } from '../revisions.ts';
import { openWork } from '../work.ts';

/** The document bears its signature and the agency's seal: that is its last revision, and the clerk issues it. */
export async function takeInSignature(
  ctx: Context,
  { requestId, file }: { readonly requestId: string; readonly file: DocumentFile },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const document = await findBySigning(tx, requestId);
    if (!document) return;
    const [, ...enclosures] = await listFiles(tx, document);
    const [present] = await listRevisions(tx, document.id);
    const revision = document.revision + 1;
    const signed = await changeDocument(tx, ctx, document, { state: 'signed', revision });
    await keepRevision(tx, ctx, signed, {
      body: present!.body,
      files: [file, ...enclosures],
      note: 'Bản đã ký số và đóng dấu.',
    });
    await openWork(tx, ctx, signed, {
      ...(await registryOf(tx, ctx, document.agencyId)),
      subjectType: 'document',
      subjectId: document.id,
      step: 'issue',
      dueAt: byNextWorkingDay(ctx, document.urgency),
    });
    await recordEvent(tx, ctx, documentSigned(signed, { requestId }));
  });
}
