import { dayOf, findSubstitute, listHolders } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem } from '../change-item.ts';
import { workItemEscalated } from '../events.ts';
import type { WorkItem } from '../model.ts';

/**
 * Tells that an item is overdue: to whoever stands in for the one it names, first of all; else to who directs the work
 * of the unit; never to anybody barred from it. Once for each item, however long it stays so and however many sweeps pass.
 */
export async function escalateWorkItem(ctx: Context, input: { readonly workItemId: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const item = await tx
      .selectFrom('workItem')
      .selectAll()
      .where('id', '=', input.workItemId)
      .where('state', '=', 'open')
      .where('escalatedAt', 'is', null)
      .where('dueAt', '<=', ctx.now())
      .forUpdate()
      .executeTakeFirst();
    if (!item) return;

    const told = await whomToTell(tx, ctx, item);
    const changes = { escalatedAt: ctx.now(), escalatedTo: told.to };
    const escalated = await changeItem(tx, item, changes);
    await recordEvent(tx, ctx, workItemEscalated(escalated, told));
  });
}

async function whomToTell(tx: Tx, ctx: Context, { assigneeId, agencyId, unitId, role, barred }: WorkItem) {
  const on = dayOf(ctx.now());
  const substitute = assigneeId && (await findSubstitute(tx, assigneeId, { unitId, role }, on));
  if (substitute && !barred.includes(substitute)) return { to: substitute, as: 'substitute' as const };
  for (const head of ['assigner', 'oneStopHead', 'signer']) {
    const holders = await listHolders(tx, agencyId, head, on);
    const others = holders.filter(({ officerId }) => officerId !== assigneeId && !barred.includes(officerId));
    const nearest = others.find((holder) => holder.unitId === unitId) ?? others[0];
    if (nearest) return { to: nearest.officerId, as: 'head' as const };
  }
  return { to: null, as: 'nobody' as const };
}
