import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { documentMailedIn } from '../events.ts';
import { codeKeyOf, type Document } from '../model.ts';
import { createDocument } from '../new-document.ts';
import { registryOf } from '../registry.ts';
import { keepValidity, type Validity } from '../regulation/validity.ts';
import type { DocumentFile } from '../revisions.ts';
import { openWork } from '../work.ts';

/** What a letter to an official mailbox offers for the register. */
export interface MailProposal {
  readonly agencyId: string;
  readonly subject: string;
  readonly code: string | null;
  readonly senderName: string;
  readonly receivedAt: Temporal.Instant;
  readonly files: readonly DocumentFile[];
  /** What the clerk should know before they believe it. */
  readonly note: string;
  readonly validity: Validity;
}

/** Lays a letter's files before the clerk, who registers them or sends them back; nothing registers itself. */
export async function takeInMail(ctx: Context, proposal: MailProposal): Promise<Document> {
  ctx.authorize('documents.follow');
  const { agencyId, subject, code, senderName, receivedAt, files, note, validity } = proposal;
  return ctx.transaction(async (tx, ctx) => {
    const registry = await registryOf(tx, ctx, agencyId);
    const document = await createDocument(
      tx,
      ctx,
      {
        direction: 'incoming',
        state: 'arrived',
        source: 'mail',
        agencyId,
        unitId: registry.unitId,
        subject,
        code,
        codeKey: code && codeKeyOf(code),
        senderName,
        listedAt: receivedAt,
      },
      {
        files,
        note,
        readers: [
          { kind: 'registry', id: agencyId },
          { kind: 'head', id: registry.unitId },
        ],
      },
    );
    await keepValidity(tx, ctx, document, validity);
    await openWork(tx, ctx, document, {
      ...registry,
      subjectType: 'document',
      subjectId: document.id,
      step: 'register',
      dueAt: byNextWorkingDay(ctx, 0),
    });
    await recordEvent(tx, ctx, documentMailedIn(document, {}));
    return document;
  });
}
