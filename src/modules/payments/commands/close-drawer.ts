import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Drawer, lockDrawer } from '../drawers.ts';
import { drawerClosed } from '../events.ts';
import { balanceOf, post } from '../ledger.ts';

/**
 * Closes a clerk's day: the drawer is counted against the ledger. A difference is booked as shortage, or as surplus
 * on its other side, and must be said why.
 */
export async function closeDrawer(
  ctx: Context,
  input: { readonly drawerId: string; readonly countedVnd: number; readonly note: string },
): Promise<Drawer> {
  return ctx.transaction(async (tx, ctx) => {
    const drawer = await lockDrawer(tx, ctx.actor, input.drawerId);
    ctx.authorize('payments.keepDrawer');
    refuseUnless(drawer.officerId === ctx.actor.id, 'not-your-drawer');
    refuseUnless(drawer.closedAt === null, 'drawer-closed');
    const { countedVnd } = input;
    if (!Number.isSafeInteger(countedVnd) || countedVnd < 0)
      throw new InvalidInput([{ field: '/counted', code: 'not-an-amount' }]);
    const expectedVnd = await balanceOf(tx, 'cash', { drawerId: drawer.id });
    const note = input.note.normalize('NFC').trim().slice(0, 1_000) || null;
    if (countedVnd !== expectedVnd && note === null)
      throw new InvalidInput([
        { field: '/note', code: 'difference-unexplained', params: { expected: expectedVnd } },
      ]);

    const isShort = countedVnd < expectedVnd;
    await post(tx, ctx, [
      {
        kind: 'count',
        debit: isShort ? 'shortage' : 'cash',
        credit: isShort ? 'cash' : 'shortage',
        amountVnd: Math.abs(countedVnd - expectedVnd),
        agencyId: drawer.agencyId,
        drawerId: drawer.id,
      },
    ]);
    const closed = {
      ...drawer,
      version: drawer.version + 1,
      closedAt: ctx.now(),
      countedVnd,
      expectedVnd,
      note,
    };
    await tx
      .updateTable('paymentDrawer')
      .set({
        version: closed.version,
        closedAt: closed.closedAt,
        countedVnd: String(countedVnd),
        expectedVnd: String(expectedVnd),
        note,
      })
      .where('id', '=', drawer.id)
      .execute();
    await recordEvent(tx, ctx, drawerClosed(closed, { expectedVnd, countedVnd }));
    return closed;
  });
}
