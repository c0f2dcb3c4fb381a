import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { scanPartSetAside } from '../events.ts';
import { lockPart } from '../queries.ts';
import { endSorting } from '../sorting.ts';

/** Takes a part off the pile without a place, and says why: a page scanned by mistake, a sheet of notes. */
export async function setPartAside(
  ctx: Context,
  input: { readonly partId: string; readonly reason: string },
): Promise<void> {
  const reason = input.reason.trim().slice(0, 300);
  if (reason.length < 3) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
  await ctx.transaction(async (tx, ctx) => {
    const part = await lockPart(tx, ctx.actor, input.partId);
    ctx.authorize('scanning.sort', part);
    refuseUnless(part.state === 'unsorted', 'scan-part-settled');
    await endSorting(tx, ctx, part.id);
    const aside = { id: part.id, version: part.version + 1 };
    await tx
      .updateTable('scanPart')
      .set({
        version: aside.version,
        state: 'set-aside',
        settledAt: ctx.now(),
        settledBy: ctx.actor.name,
        reason,
      })
      .where('id', '=', part.id)
      .execute();
    await recordEvent(tx, ctx, scanPartSetAside(aside, { batchId: part.batchId, reason }));
  });
}
