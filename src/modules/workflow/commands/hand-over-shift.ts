import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { listColleagues } from '../colleagues.ts';
import { shiftHandedOver } from '../events.ts';
import type { WorkItem } from '../model.ts';

export interface ShiftHandedOver {
  readonly passed: readonly WorkItem[];
  /** What the colleague may not do, and so stays. */
  readonly kept: readonly WorkItem[];
}

/**
 * Hands everything that names the officer to a colleague at once, as at the end of a shift. What the colleague does not
 * hold the role for, or is barred from, stays where it is.
 *
 * @throws Refusal `nothing-to-hand-over`
 */
export async function handOverShift(
  ctx: Context,
  input: { readonly officerId: string; readonly note: string },
): Promise<ShiftHandedOver> {
  return ctx.transaction(async (tx, ctx) => {
    const { id } = ctx.actor;
    refuseUnless(id !== null && id !== input.officerId, 'not-found');
    const held = await tx
      .selectFrom('workItem')
      .selectAll()
      .where('assigneeId', '=', id)
      .where('state', '=', 'open')
      .orderBy('id')
      .forUpdate()
      .execute();
    refuseUnless(held.length > 0, 'nothing-to-hand-over');
    const passed: WorkItem[] = [];
    for (const item of held) {
      const colleagues = await listColleagues(tx, ctx, item);
      if (colleagues.some((each) => each.officerId === input.officerId && !each.isBarred)) passed.push(item);
    }
    refuseUnless(passed.length > 0, 'colleague-cannot');

    const ids = passed.map((item) => item.id);
    await tx.updateTable('workItem').set({ assigneeId: input.officerId }).where('id', 'in', ids).execute();
    const kept = held.filter((item) => !ids.includes(item.id));
    const shift = { id: newId(), passed: passed.length, kept: kept.length };
    const note = input.note.normalize('NFC').trim().slice(0, 2000);
    await tx
      .insertInto('workShift')
      .values({ ...shift, fromOfficerId: id, toOfficerId: input.officerId, note, handedOverAt: ctx.now() })
      .execute();
    const facts = { to: input.officerId, passed: shift.passed, kept: shift.kept };
    await recordEvent(tx, ctx, shiftHandedOver(shift.id, 1, facts));
    return { passed, kept };
  });
}
