import { completeWorkItem, listWorkItemsOf, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { sourceDecided } from '../events.ts';
import type { Directive } from '../model.ts';
import { lockDirective } from '../queries.ts';
import { nextStage } from '../reminders.ts';
import type { DirectiveRules } from '../rules.ts';
import { findAlarm, sourceSubject } from '../source/source-alarms.ts';
import { wordsIn } from '../words.ts';
import { withdrawDirective } from './withdraw-directive.ts';

/**
 * The orderer decides on a directive whose document holds no more: it stands, for a reason, and is reminded of again; or it is taken back.
 *
 * @throws InvalidInput `required` at `/reason`
 * @throws Refusal `not-found` when nothing waits for a decision, or it is not theirs
 */
export async function decideSource(
  ctx: Context,
  rules: DirectiveRules,
  input: { readonly directiveId: string; readonly isKept: boolean; readonly reason: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const { directiveId, isKept } = input;
    const held = await lockDirective(tx, ctx.actor, directiveId);
    const alarm = orNotFound(await findAlarm(tx, directiveId));
    const items = await listWorkItemsOf(tx, sourceSubject, alarm.id);
    const { id } = orNotFound(items.find(({ state }) => state === 'open'));
    const item = await lockWorkItem(tx, ctx.actor, { id });
    const reason = wordsIn(input.reason, '/reason', 2000);
    const outcome = isKept ? 'keep' : 'withdraw';
    await completeWorkItem(tx, ctx, item, { outcome, due: { at: item.dueAt, limit: null } });
    await tx
      .updateTable('directiveSourceAlarm')
      .set({ outcome: isKept ? 'kept' : 'withdrawn', decidedAt: ctx.now(), decidedBy: ctx.actor.id, reason })
      .where('id', '=', alarm.id)
      .execute();
    if (!isKept) return withdrawDirective(ctx, { directiveId, reason });

    const remindAt = nextStage(ctx.calendar, rules.reminders, held.dueAt, ctx.now()).at;
    const kept = await changeDirective(tx, held, { remindAt });
    await recordEvent(tx, ctx, sourceDecided(kept, held.ordererAgencyId, { reason }));
    return kept;
  });
}
