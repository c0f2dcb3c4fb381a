import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { databaseSessions } from '#platform/http/index.ts';
import { sessionsRevoked } from '../events.ts';
import { listSessions, sessionActorOf } from '../queries.ts';

/** Ends one of one's own sessions, as one left open on another computer. */
export async function endSession(ctx: Context, { sessionId }: { readonly sessionId: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const own = await listSessions(tx, sessionActorOf(ctx.actor), ctx.now());
    const { id } = orNotFound(own.find((session) => session.id === sessionId));
    await databaseSessions(tx).delete(id);
    await recordEvent(tx, ctx, sessionsRevoked({ sessions: 1 }));
  });
}

/** Ends all of one's own sessions but the present one. */
export async function endOtherSessions(ctx: Context, { keep }: { readonly keep: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const owner = sessionActorOf(ctx.actor);
    const own = await listSessions(tx, owner, ctx.now());
    await databaseSessions(tx).deleteAllOf(owner, keep);
    await recordEvent(tx, ctx, sessionsRevoked({ sessions: own.filter(({ id }) => id !== keep).length }));
  });
}
