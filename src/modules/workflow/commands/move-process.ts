import { type Effect, InvalidProcess, type Mapping, migrate } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Carrying } from '../carry-out.ts';
import { courseOf } from '../course.ts';
import { definitionOf, keepDefinition } from '../definition-store.ts';
import { startTimer, stopDue } from '../due-rows.ts';
import { processMoved } from '../events.ts';
import { getInstance } from '../instances.ts';
import { closeItem, describeItem } from '../open-items.ts';
import { readProcess } from '../read-process.ts';
import { subjectKind } from '../subject-kinds.ts';

/**
 * Moves a running process to another version of its drawing, by a mapping of old elements to new ones. Each place in
 * which it waits must find its counterpart, and the new version must be able to end from there; otherwise nothing
 * changes and it stays on its own. Open work keeps its number and whoever has it.
 *
 * @throws InvalidProcess with the elements that have no counterpart, and why
 */
export async function moveProcess(
  ctx: Context,
  input: { readonly instanceId: string; readonly definition: unknown; readonly mapping?: Mapping },
): Promise<void> {
  ctx.authorize('workflow.move');
  const to = await readProcess(input.definition);
  await ctx.transaction(async (tx, ctx) => {
    const { subjectType, subjectId } = await subjectOfInstance(tx, input.instanceId);
    const { subject, due } = await subjectKind(subjectType).hold(tx, ctx, subjectId);
    const instance = await getInstance(tx, input.instanceId);
    refuseUnless(instance.state.status === 'running', 'process-ended');
    const definitionHash = await keepDefinition(tx, ctx, input.definition);
    if (definitionHash === instance.definitionHash) return;
    const from = await definitionOf(tx, instance);
    const { state, effects, issues } = migrate(from, to, instance.state, input.mapping);
    if (issues.length > 0) throw new InvalidProcess(issues);

    const version = instance.version + 1;
    await tx
      .updateTable('processInstance')
      .set({ definitionHash, state: jsonb(state), version })
      .where('id', '=', instance.id)
      .execute();
    const moved = { ...instance, definitionHash, state, version };
    const course = courseOf({ subject, due });
    await settle({ tx, ctx, course, instance: moved, definition: to }, effects);
    const facts = { from: instance.definitionHash, to: definitionHash };
    await recordEvent(tx, ctx, processMoved(instance.id, version, facts));
  });
}

async function subjectOfInstance(tx: Tx, id: string) {
  const found = tx.selectFrom('processInstance').select(['subjectType', 'subjectId']).where('id', '=', id);
  return orNotFound(await found.executeTakeFirst());
}

/** Brings the rows to what the new version asks for. What was called before the move goes on as it was called. */
async function settle(carrying: Carrying, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    if (effect.type === 'open-work-item') {
      await carrying.tx
        .updateTable('workItem')
        .set(await describeItem(carrying, effect))
        .where('instanceId', '=', carrying.instance.id)
        .where('token', '=', effect.item)
        .execute();
    } else if (effect.type === 'close-work-item') await closeItem(carrying, effect);
    else if (effect.type === 'cancel-timer') await stopDue(carrying, effect.timer);
    else if (effect.type === 'start-timer') await startTimer(carrying, effect);
  }
}
