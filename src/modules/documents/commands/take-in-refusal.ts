import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { signingRefusedFor } from '../events.ts';
import { findBySigning } from '../find-by-signing.ts';
import { openForDrafter } from '../reviews.ts';

/** A signer refused: the document is a draft again, and its drafter has it with the reason. Its number stays with it. */
export async function takeInRefusal(
  ctx: Context,
  { requestId, reason: note }: { readonly requestId: string; readonly reason: string },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const document = await findBySigning(tx, requestId);
    if (!document) return;
    const refused = await changeDocument(tx, ctx, document, { state: 'draft' }, { note });
    await openForDrafter(tx, ctx, refused, 'revise');
    await recordEvent(tx, ctx, signingRefusedFor(refused, { requestId }));
  });
}
