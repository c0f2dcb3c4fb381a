import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { turnPassed } from '../events.ts';
import type { SigningRequest, Turn } from '../request-model.ts';
import { isTurnOf, lockRequest, type TurnRow } from '../request-queries.ts';
import { changeRequest } from '../settle-request.ts';
import { placeOf } from '../signer-places.ts';
import { endTurn, openTurns, spareTurns } from '../turns.ts';
import { readReason } from './refuse-signing.ts';

export interface PassTurn {
  readonly requestId: string;
  readonly turnId: string;
  readonly toOfficerId: string;
  readonly reason: string;
}

/**
 * Gives a turn to another: the signer forwards their own, or the requester names a substitute for one who cannot. What
 * the first has signed of it stays signed; the other signs every document.
 *
 * @throws InvalidInput `signer-twice`, `signer-without-position` at `/to`; `reason-required`
 * @throws Refusal `seal-not-passed`: a seal belongs to its agency
 */
export async function passTurn(ctx: Context, input: PassTurn): Promise<SigningRequest> {
  const reason = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const { request, turns } = await lockRequest(tx, ctx.actor, input.requestId);
    const turn = orNotFound(turns.find(({ id }) => id === input.turnId));
    const isOwn = isTurnOf(ctx.actor, turn);
    refuseUnless(isOwn || request.requestedBy === ctx.actor.id, 'not-allowed');
    refuseUnless(turn.state === 'open' || turn.state === 'waiting', 'work-item-done');
    refuseUnless(turn.officerId !== null, 'seal-not-passed');
    if (turns.some((each) => isSameStage(each, turn) && each.officerId === input.toOfficerId)) {
      throw new InvalidInput([{ field: '/to', code: 'signer-twice' }]);
    }

    const next = await addTurn(tx, ctx, turn, input.toOfficerId);
    if (isOwn && turn.state === 'open') await endTurn(tx, ctx, request, turn, 'pass', reason);
    else await spareTurns(tx, ctx, [turn], 'passed');
    await tx
      .updateTable('signingTurn')
      .set({ passedTo: next.id, reason, actedBy: ctx.actor.id, actedAt: ctx.now() })
      .where('id', '=', turn.id)
      .execute();
    if (turn.state === 'open') await openTurns(tx, ctx, request, [next]);
    const changed = await changeRequest(tx, ctx, request, request.state);
    const facts = { turnId: turn.id, to: next.id, by: isOwn ? 'signer' : 'requester', reason };
    await recordEvent(tx, ctx, turnPassed(changed, facts));
    return changed;
  });
}

async function addTurn(tx: Tx, ctx: Context, turn: TurnRow, officerId: string): Promise<Turn> {
  const { requestId, stage, need, purpose } = turn;
  const place = await placeOf(tx, officerId, dayOf(ctx.now()));
  const next = { id: newId(), requestId, stage, need, purpose, ...place, state: 'waiting' };
  await tx.insertInto('signingTurn').values(next).execute();
  return next;
}

/** Who has passed their turn on may be given it back. */
const isSameStage = (each: Turn, turn: Turn) => each.stage === turn.stage && each.state !== 'passed';
