import { keepMailStatus } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDispatch, lockDispatch } from '../dispatches.ts';
import { dispatchSent } from '../events.ts';
import { dispatchCan } from '../model.ts';
import { openStep } from '../work.ts';

/** What the first server said: it took the letter, or will not have it, which is the clerk's to mend. */
export async function keepSending(
  ctx: Context,
  {
    dispatchId,
    isTaken,
    serverSaid,
  }: { readonly dispatchId: string; readonly isTaken: boolean; readonly serverSaid: string },
): Promise<void> {
  ctx.authorize('mail.follow');
  await ctx.transaction(async (tx, ctx) => {
    const dispatch = await lockDispatch(tx, dispatchId);
    if (!dispatchCan.send(dispatch)) return;
    const at = ctx.now();
    const state = isTaken ? 'sent' : 'failed';
    const changed = await changeDispatch(tx, dispatch, { state, sentAt: isTaken ? at : null, serverSaid });
    const note = isTaken ? null : serverSaid;
    await keepMailStatus(tx, dispatch, { statusCode: isTaken ? 'mail-sent' : 'mail-failed', at, note });
    if (!isTaken) {
      const title = `Không gửi được tới ${dispatch.address}`;
      await openStep(tx, ctx, 'mail-dispatch', { ...dispatch, code: 'Thư đi', title });
    }
    await recordEvent(tx, ctx, dispatchSent(changed));
  });
}
