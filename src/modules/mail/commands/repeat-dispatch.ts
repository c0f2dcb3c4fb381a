import { getDocument } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { beginDispatch } from '../begin-dispatch.ts';
import { getDispatch, lockDispatch } from '../dispatches.ts';
import { dispatchBegun } from '../events.ts';
import { type Dispatch, dispatchCan } from '../model.ts';
import { endStep } from '../work.ts';

/** Sends again what did not arrive, to the same address or to a better one. */
export async function repeatDispatch(
  ctx: Context,
  input: { readonly dispatchId: string; readonly address: string },
): Promise<Dispatch> {
  const address = input.address.trim();
  if (!/^[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+$/.test(address)) {
    throw new InvalidInput([{ field: '/address', code: 'address-malformed' }]);
  }
  return ctx.transaction(async (tx, ctx) => {
    await getDispatch(tx, ctx.actor, input.dispatchId);
    const failed = await lockDispatch(tx, input.dispatchId);
    ctx.authorize('mail.handle', failed);
    refuseUnless(dispatchCan.repeat(failed), 'mail-dispatch-not-failed');
    await getDocument(tx, ctx.actor, failed.documentId);
    await endStep(tx, ctx, 'mail-dispatch', failed.id, `Gửi lại tới ${address}.`);
    const { agencyId, documentId, ordinal, purpose, id: repeats } = failed;
    const again = await beginDispatch(tx, ctx, { agencyId, documentId, ordinal, address, purpose, repeats });
    await recordEvent(tx, ctx, dispatchBegun(again));
    return again;
  });
}
