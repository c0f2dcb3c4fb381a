import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Drawer, lockDrawer } from '../drawers.ts';
import { drawerHandedIn } from '../events.ts';
import { post } from '../ledger.ts';

/** The head of the desk takes the counted money of a closed drawer and pays it in: never the clerk who held it. */
export async function handInDrawer(ctx: Context, input: { readonly drawerId: string }): Promise<Drawer> {
  return ctx.transaction(async (tx, ctx) => {
    const drawer = await lockDrawer(tx, ctx.actor, input.drawerId);
    ctx.authorize('payments.takeDrawer', drawer);
    refuseUnless(drawer.closedAt !== null, 'drawer-not-counted');
    refuseUnless(drawer.handedInAt === null, 'drawer-handed-in');

    const amountVnd = drawer.countedVnd ?? 0;
    await post(tx, ctx, [
      {
        kind: 'hand-in',
        debit: 'treasury',
        credit: 'cash',
        amountVnd,
        agencyId: drawer.agencyId,
        drawerId: drawer.id,
      },
    ]);
    const handedIn = {
      ...drawer,
      version: drawer.version + 1,
      handedInAt: ctx.now(),
      handedInTo: ctx.actor.name,
    };
    await tx
      .updateTable('paymentDrawer')
      .set({ version: handedIn.version, handedInAt: handedIn.handedInAt, handedInTo: handedIn.handedInTo })
      .where('id', '=', drawer.id)
      .execute();
    await recordEvent(tx, ctx, drawerHandedIn(handedIn, { amountVnd }));
    return handedIn;
  });
}
