import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { signedOut } from '../events.ts';

/** Notes that someone left by themselves; the session itself goes with the answer. */
export async function signOut(ctx: Context): Promise<void> {
  if (ctx.actor.id === null) return;
  await ctx.transaction((tx, ctx) => recordEvent(tx, ctx, signedOut({ kind: ctx.actor.kind })));
}
