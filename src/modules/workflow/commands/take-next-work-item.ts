import { type SqlBool, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem } from '../change-item.ts';
import { workItemClaimed } from '../events.ts';
import { mayDo, type WorkItem } from '../model.ts';

/**
 * Pulls the most urgent item from the common queue of a role in a unit, by the deadline of the law and not by choice:
 * what is hard or dull is not left lying. Two who pull at once get two different items.
 *
 * @throws Refusal `queue-empty`
 */
export async function takeNextWorkItem(
  ctx: Context,
  queue: { readonly unitId: string; readonly role: string },
): Promise<WorkItem> {
  return ctx.transaction(async (tx, ctx) => {
    const { id } = ctx.actor;
    const open = { ...queue, assigneeId: null, barred: [] };
    refuseUnless(id !== null && mayDo(ctx.actor, open), 'not-found');
    const next = await tx
      .selectFrom('workItem')
      .selectAll()
      .where('unitId', '=', queue.unitId)
      .where('role', '=', queue.role)
      .where('state', '=', 'open')
      .where('assigneeId', 'is', null)
      .where(sql<SqlBool>`not ${id}::uuid = any(barred)`)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    refuseUnless(next && mayDo(ctx.actor, next), 'queue-empty');

    const claimed = await changeItem(tx, next, { assigneeId: id });
    await recordEvent(tx, ctx, workItemClaimed(claimed, { isNext: true }));
    return claimed;
  });
}
