import { cancelProcess, completeWorkItem, lockWorkItem, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { Purpose } from './model.ts';
import type { SigningRequest, Turn } from './request-model.ts';

/** A turn is a subject of its own: its step goes to the one inbox, and ends with the turn. */
export const turnSubject = 'signing-turn';
export const turnAction = 'sign-request';

const stepNames: Readonly<Record<Purpose, string>> = {
  initial: 'Ký nháy',
  signature: 'Ký văn bản',
  seal: 'Đóng dấu',
};

/** The one step of a turn, for whoever holds the role, or the person named. */
const processOf = ({ purpose, role }: Pick<Turn, 'purpose' | 'role'>) => ({
  id: `signing-${purpose}`,
  name: stepNames[purpose as Purpose],
  steps: [
    {
      id: purpose,
      name: stepNames[purpose as Purpose],
      position: role,
      action: turnAction,
      outcomes: ['sign', 'refuse', 'pass'],
    },
  ],
});

/** The whole deadline is the step's own: a turn has one step. */
const dueOf = ({ dueAt }: Pick<SigningRequest, 'dueAt'>) => ({ at: dueAt, limit: null });

/** The turns' steps appear in the inboxes. */
export async function openTurns(
  tx: Tx,
  ctx: Context,
  request: SigningRequest,
  turns: readonly Turn[],
): Promise<void> {
  for (const turn of turns) {
    await tx.updateTable('signingTurn').set({ state: 'open' }).where('id', '=', turn.id).execute();
    const place = { unitId: turn.unitId, agencyId: request.agencyId };
    await startProcess(tx, ctx, {
      subject: { type: turnSubject, id: turn.id, code: request.code, title: request.title },
      definition: processOf(turn),
      placement: { handler: place, [turn.role]: place },
      assignees: turn.officerId ? { [turn.role]: turn.officerId } : undefined,
      due: dueOf(request),
    });
  }
}

export type TurnOutcome = 'sign' | 'refuse' | 'pass';

/**
 * The actor ends their turn; its step leaves the inbox.
 *
 * @throws Refusal `not-found` when it is not theirs, `work-item-done` when another was quicker
 */
export async function endTurn(
  tx: Tx,
  ctx: Context,
  request: SigningRequest,
  turn: Turn,
  outcome: TurnOutcome,
  reason: string | null = null,
): Promise<void> {
  const item = await lockWorkItem(tx, ctx.actor, {
    subjectType: turnSubject,
    subjectId: turn.id,
    action: turnAction,
  });
  await completeWorkItem(tx, ctx, item, { outcome, due: dueOf(request) });
  const state = ({ sign: 'signed', refuse: 'refused', pass: 'passed' } as const)[outcome];
  await tx
    .updateTable('signingTurn')
    .set({ state, reason, actedBy: ctx.actor.id, actedAt: ctx.now() })
    .where('id', '=', turn.id)
    .execute();
}

/** Turns that are needed no more leave the inboxes without an act of their own. */
export async function spareTurns(
  tx: Tx,
  ctx: Context,
  turns: readonly Turn[],
  state: 'spared' | 'passed' = 'spared',
): Promise<void> {
  for (const turn of turns) {
    if (turn.state === 'open') await cancelProcess(tx, ctx, { type: turnSubject, id: turn.id });
    await tx.updateTable('signingTurn').set({ state }).where('id', '=', turn.id).execute();
  }
}
