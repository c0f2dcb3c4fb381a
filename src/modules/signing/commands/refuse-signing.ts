import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { signingRefused } from '../events.ts';
import type { SigningRequest } from '../request-model.ts';
import { getTurn, lockRequest } from '../request-queries.ts';
import { settleRequest } from '../settle-request.ts';
import { endTurn } from '../turns.ts';

/**
 * Declines to sign, with the reason that the requester reads. Where enough others can still sign, they go on.
 *
 * @throws InvalidInput `reason-required`, `too-long` at `/reason`
 */
export async function refuseSigning(
  ctx: Context,
  input: { readonly turnId: string; readonly reason: string },
): Promise<SigningRequest> {
  const reason = readReason(input.reason);
  const { request: seen } = await getTurn(ctx.db, ctx.actor, input.turnId);
  return ctx.transaction(async (tx, ctx) => {
    const { request, turns } = await lockRequest(tx, ctx.actor, seen.id);
    const turn = orNotFound(turns.find(({ id }) => id === input.turnId));
    refuseUnless(turn.state === 'open', 'work-item-done');

    await endTurn(tx, ctx, request, turn, 'refuse', reason);
    const after = turns.map((each) => (each.id === turn.id ? { ...each, state: 'refused' } : each));
    const changed = await settleRequest(tx, ctx, request, after);
    await recordEvent(tx, ctx, signingRefused(changed, { turnId: turn.id, reason, state: changed.state }));
    return changed;
  });
}

/** A reason is words, and not a page of them. */
export function readReason(text: string): string {
  const reason = text.trim();
  if (reason.length < 3) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
  if (reason.length > 1000) {
    throw new InvalidInput([{ field: '/reason', code: 'too-long', params: { max: 1000 } }]);
  }
  return reason;
}
