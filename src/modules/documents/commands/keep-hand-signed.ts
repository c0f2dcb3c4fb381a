import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { changeDocument } from '../change-document.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { documentHandSigned } from '../events.ts';
import { type Document, isOnPaper } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { registryOf } from '../registry.ts';
import { keepRevision, listFiles, listRevisions } from '../revisions.ts';
import { endWork, openWork } from '../work.ts';

/**
 * The clerk brings back what was signed and sealed on paper, as a scan: it may be issued, and bears the mark of having been
 * signed by hand wherever it is shown.
 *
 * @throws InvalidInput `scan-required` at `/files` for anything but one PDF
 */
export async function keepHandSigned(
  ctx: Context,
  input: { readonly documentId: string; readonly fileIds: readonly string[] },
): Promise<Document> {
  const [scan, ...others] = await Promise.all(input.fileIds.map((id) => getFile(ctx.db, id)));
  if (scan?.mediaType !== 'application/pdf' || others.length > 0)
    throw new InvalidInput([{ field: '/files', code: 'scan-required' }]);

  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.issue', document);
    refuseUnless(isOnPaper(document), 'document-not-on-paper');
    const about = { subjectType: 'document', subjectId: document.id } as const;
    await endWork(tx, ctx, { ...about, step: 'scanSigned' });
    const [, ...enclosures] = await listFiles(tx, document);
    const [present] = await listRevisions(tx, document.id);
    const changes = { state: 'signed', revision: document.revision + 1, isHandSigned: true } as const;
    const signed = await changeDocument(tx, ctx, document, changes);
    const files = [{ fileId: scan.id, name: scan.name }, ...enclosures];
    await keepRevision(tx, ctx, signed, {
      body: present!.body,
      files,
      note: 'Bản ký tay, đóng dấu, quét lại.',
    });
    await openWork(tx, ctx, signed, {
      ...(await registryOf(tx, ctx, signed.agencyId)),
      ...about,
      step: 'issue',
      dueAt: byNextWorkingDay(ctx, signed.urgency),
    });
    await recordEvent(tx, ctx, documentHandSigned(signed, { sha256: scan.sha256 }));
    return signed;
  });
}
