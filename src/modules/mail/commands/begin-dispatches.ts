import { getDocument, listMailReceivers } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvents } from '#platform/events/index.ts';
import { beginDispatch } from '../begin-dispatch.ts';
import { listDispatches } from '../dispatches.ts';
import { dispatchBegun } from '../events.ts';
import type { Dispatch } from '../model.ts';

/**
 * An issued document goes to its receivers by mail (NĐ 30/2020/NĐ-CP Điều 18), and word of its recall to those it went to; once to
 * each, however often this is asked.
 */
export async function beginDispatches(ctx: Context, documentId: string): Promise<void> {
  ctx.authorize('mail.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { state, agencyId } = await getDocument(tx, ctx.actor, documentId);
    const purpose = state === 'recalled' ? 'recall' : 'document';
    const known = await listDispatches(tx, documentId);
    const has = (wanted: Dispatch['purpose'], ordinal: number) =>
      known.some((each) => each.purpose === wanted && each.ordinal === ordinal);
    const begun: Dispatch[] = [];
    for (const { ordinal, address } of await listMailReceivers(tx, documentId)) {
      if (has(purpose, ordinal) || (purpose === 'recall' && !has('document', ordinal))) continue;
      begun.push(await beginDispatch(tx, ctx, { agencyId, documentId, ordinal, address, purpose }));
    }
    await recordEvents(tx, ctx, begun.map(dispatchBegun));
  });
}
