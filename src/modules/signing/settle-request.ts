import type { Context, Tx } from '#platform/context.ts';
import { type SigningRequest, settle, type Turn } from './request-model.ts';
import { openTurns, spareTurns } from './turns.ts';

/**
 * What follows from the turns as they now stand: the next stage opens, who is needed no more is spared, the request
 * ends. Its version counts the acts upon it.
 */
export async function settleRequest(
  tx: Tx,
  ctx: Context,
  request: SigningRequest,
  turns: readonly Turn[],
): Promise<SigningRequest> {
  const { state, toOpen, toSpare } = settle(turns);
  await spareTurns(
    tx,
    ctx,
    turns.filter(({ id }) => toSpare.includes(id)),
  );
  await openTurns(
    tx,
    ctx,
    request,
    turns.filter(({ id }) => toOpen.includes(id)),
  );
  return changeRequest(tx, ctx, request, state);
}

/** The next version of a request; what is not open any more is closed now. */
export async function changeRequest(
  tx: Tx,
  ctx: Context,
  request: SigningRequest,
  state: string,
): Promise<SigningRequest> {
  const changed = { ...request, version: request.version + 1, state };
  await tx
    .updateTable('signingRequest')
    .set({ version: changed.version, state, closedAt: state === 'open' ? null : ctx.now() })
    .where('id', '=', request.id)
    .execute();
  return changed;
}
