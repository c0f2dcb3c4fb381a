import { keepMailStatus } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDispatch, getDispatch, lockDispatch } from '../dispatches.ts';
import { dispatchClosed } from '../events.ts';
import { dispatchCan } from '../model.ts';
import { endStep } from '../work.ts';

/** The document went another way: by post, by hand. */
export async function closeDispatch(
  ctx: Context,
  input: { readonly dispatchId: string; readonly note: string },
): Promise<void> {
  const note = input.note.trim().slice(0, 500);
  if (note.length < 5) throw new InvalidInput([{ field: '/note', code: 'way-required' }]);
  await ctx.transaction(async (tx, ctx) => {
    await getDispatch(tx, ctx.actor, input.dispatchId);
    const failed = await lockDispatch(tx, input.dispatchId);
    ctx.authorize('mail.handle', failed);
    refuseUnless(dispatchCan.close(failed), 'mail-dispatch-not-failed');
    await endStep(tx, ctx, 'mail-dispatch', failed.id, note);
    const closed = await changeDispatch(tx, failed, { state: 'closed', closedNote: note });
    await keepMailStatus(tx, failed, { statusCode: 'mail-closed', at: ctx.now(), note });
    await recordEvent(tx, ctx, dispatchClosed(closed));
  });
}
