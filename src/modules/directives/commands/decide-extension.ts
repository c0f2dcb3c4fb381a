import { completeWorkItem, extendProcess, listWorkItemsOf, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { dueOnDay } from '../deadline.ts';
import { extensionDecided } from '../events.ts';
import { lockExtension } from '../extensions.ts';
import type { Directive } from '../model.ts';
import { directiveSubject, extensionSubject } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { nextStage } from '../reminders.ts';
import type { DirectiveRules } from '../rules.ts';
import { optionalWords, wordsIn } from '../words.ts';

export interface DecideExtension {
  readonly extensionId: string;
  readonly isGranted: boolean;
  /** Another day than the one asked for; never earlier than the deadline there is. */
  readonly dueOn?: Temporal.PlainDate | null | undefined;
  readonly reason?: string | undefined;
}

/**
 * Whoever gave it says until when, or no, with a reason. The first deadline stays in the row, every other in the requests.
 *
 * @throws InvalidInput `not-later` at `/dueOn`; `required` at `/reason` of a refusal
 * @throws Refusal `work-item-done` when it was decided already
 */
export async function decideExtension(
  ctx: Context,
  rules: DirectiveRules,
  input: DecideExtension,
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const asked = orNotFound(
      await tx
        .selectFrom('directiveExtension')
        .select('directiveId')
        .where('id', '=', input.extensionId)
        .executeTakeFirst(),
    );
    const held = await lockDirective(tx, ctx.actor, asked.directiveId);
    const extension = await lockExtension(tx, input.extensionId);
    refuseUnless(extension.outcome === null, 'work-item-done');
    const item = await lockDecision(tx, ctx, extension);
    const { isGranted } = input;
    const readReason = isGranted ? optionalWords : wordsIn;
    const reason = readReason(input.reason, '/reason', 2000);
    const dueAt = isGranted && input.dueOn ? dueOnDay(ctx, input.dueOn) : extension.askedDueAt;
    if (Temporal.Instant.compare(dueAt, held.dueAt) <= 0) {
      throw new InvalidInput([{ field: '/dueOn', code: 'not-later' }]);
    }

    const outcome = isGranted ? 'granted' : 'refused';
    await tx
      .updateTable('directiveExtension')
      .set({
        outcome,
        decidedAt: ctx.now(),
        decidedBy: ctx.actor.id,
        grantedDueAt: isGranted ? dueAt : null,
        decisionReason: reason || null,
      })
      .where('id', '=', extension.id)
      .execute();
    const remindAt = nextStage(ctx.calendar, rules.reminders, dueAt, ctx.now()).at;
    const decided = await changeDirective(tx, held, isGranted ? { dueAt, remindAt } : {});
    const outcomeWord = isGranted ? 'grant' : 'refuse';
    await completeWorkItem(tx, ctx, item, { outcome: outcomeWord, due: { at: held.dueAt, limit: null } });
    if (isGranted) await extendProcess(tx, { type: directiveSubject, id: held.id }, dueAt);
    await recordEvent(
      tx,
      ctx,
      extensionDecided(decided, decided.ordererAgencyId, {
        extensionId: extension.id,
        outcome,
        dueAt: decided.dueAt.toString(),
        previousDueAt: held.dueAt.toString(),
        reason,
      }),
    );
    return decided;
  });
}

/** The step of the decision; the program may take it only for an orderer of another house. */
async function lockDecision(
  tx: Tx,
  ctx: Context,
  { id, deciderId }: { readonly id: string; readonly deciderId: string | null },
) {
  const items = await listWorkItemsOf(tx, extensionSubject, id);
  const open = orNotFound(items.find(({ state }) => state === 'open'));
  if (ctx.actor.kind !== 'system') return lockWorkItem(tx, ctx.actor, { id: open.id });
  refuseUnless(deciderId === null, 'not-allowed');
  return open;
}
