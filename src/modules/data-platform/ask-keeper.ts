import { getUnit } from '#modules/org/index.ts';
import { completeWorkItem, lockWorkItem, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';

/** What a keeper is asked: each is one step in the one inbox. */
export interface Question {
  readonly subjectType: 'gateway-grant' | 'gateway-discrepancy';
  readonly subjectId: string;
  readonly code: string;
  readonly title: string;
  readonly step: string;
  readonly outcomes: readonly string[];
  readonly keeperUnitId: string;
  readonly dueAt: Temporal.Instant;
}

const action = 'answer';

/** Lays a question before the administrator of the unit. */
export async function askKeeper(tx: Tx, ctx: Context, question: Question): Promise<void> {
  const { subjectType, subjectId, code, title, step, outcomes, keeperUnitId, dueAt } = question;
  const { agencyId } = await getUnit(tx, keeperUnitId);
  const place = { unitId: keeperUnitId, agencyId };
  await startProcess(tx, ctx, {
    subject: { type: subjectType, id: subjectId, code, title },
    definition: {
      id: subjectType,
      name: step,
      steps: [{ id: 'answer', name: step, position: 'administrator', action, outcomes }],
    },
    placement: { handler: place, administrator: place },
    due: { at: dueAt, limit: null },
  });
}

/**
 * The actor answers; the step leaves the inbox.
 *
 * @throws Refusal `not-found` when it is not theirs, `work-item-done` when another was quicker
 */
export async function answerAsKeeper(
  tx: Tx,
  ctx: Context,
  { subjectType, subjectId }: Pick<Question, 'subjectType' | 'subjectId'>,
  outcome: string,
): Promise<void> {
  const item = await lockWorkItem(tx, ctx.actor, { subjectType, subjectId, action });
  await completeWorkItem(tx, ctx, item, { outcome, due: { at: item.dueAt, limit: null } });
}
