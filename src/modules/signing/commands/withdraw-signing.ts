import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { signingWithdrawn } from '../events.ts';
import type { SigningRequest } from '../request-model.ts';
import { lockRequest } from '../request-queries.ts';
import { changeRequest } from '../settle-request.ts';
import { spareTurns } from '../turns.ts';
import { readReason } from './refuse-signing.ts';

/** The requester takes the documents back; what was signed of them stays as it is, and is not issued. */
export async function withdrawSigning(
  ctx: Context,
  input: { readonly requestId: string; readonly reason: string },
): Promise<SigningRequest> {
  const reason = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const { request, turns } = await lockRequest(tx, ctx.actor, input.requestId);
    refuseUnless(request.requestedBy === ctx.actor.id, 'not-allowed');
    refuseUnless(request.state === 'open', 'signing-request-closed');

    const pending = turns.filter(({ state }) => state === 'open' || state === 'waiting');
    await spareTurns(tx, ctx, pending);
    const changed = await changeRequest(tx, ctx, request, 'withdrawn');
    await recordEvent(tx, ctx, signingWithdrawn(changed, { reason }));
    return changed;
  });
}
