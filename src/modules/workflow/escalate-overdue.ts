import type { Context } from '#platform/context.ts';
import { escalateWorkItem } from './commands/escalate-work-item.ts';

/** How many one sweep tells of: after a long stop of the clocks nobody is buried at once. */
const most = 100;

/**
 * Tells of every open item that has become overdue, once; the oldest first.
 *
 * @returns how many were told of
 */
export async function escalateOverdue(ctx: Context): Promise<number> {
  const overdue = await ctx.db
    .selectFrom('workItem')
    .select('id')
    .where('state', '=', 'open')
    .where('escalatedAt', 'is', null)
    .where('dueAt', '<=', ctx.now())
    .orderBy('dueAt')
    .orderBy('id')
    .limit(most)
    .execute();
  for (const { id } of overdue) await escalateWorkItem(ctx, { workItemId: id });
  return overdue.length;
}
