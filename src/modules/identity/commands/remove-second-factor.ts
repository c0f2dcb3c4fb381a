import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { databaseSessions } from '#platform/http/index.ts';
import { secondFactorRemoved } from '../events.ts';
import { getManagedAccount } from '../managed-accounts.ts';
import { verifyOwnPassword } from '../verify-own-password.ts';

/** @throws Refusal `wrong-password`, `account-waits` */
export async function removeOwnSecondFactor(
  ctx: Context,
  { officerId, password }: { readonly officerId: string; readonly password: string },
): Promise<void> {
  ctx.authorize('identity.keepOwnAccount', { officerId });
  await verifyOwnPassword(ctx, officerId, password);
  await ctx.transaction((tx, ctx) => remove(tx, ctx, officerId, 'owner'));
}

/** For an officer whose phone is lost: the administrator has seen who asks. All their sessions end. */
export async function removeSecondFactorOf(
  ctx: Context,
  { officerId }: { readonly officerId: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('identity.manageAccount', await getManagedAccount(tx, officerId, dayOf(ctx.now())));
    await remove(tx, ctx, officerId, 'administrator');
    await databaseSessions(tx).deleteAllOf({ kind: 'officer', id: officerId });
  });
}

async function remove(tx: Tx, ctx: Context, officerId: string, by: string): Promise<void> {
  await tx
    .updateTable('officerCredential')
    .set({ totpSecret: null, totpLastCounter: null })
    .where('officerId', '=', officerId)
    .execute();
  await recordEvent(tx, ctx, secondFactorRemoved({ officerId, by }));
}
