import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { noticesRead } from '../events.ts';
import { getSubscriber, keepSubscriber } from '../subscribers.ts';

/** A person marks what stands on their page as read: the proof for those who are told on the page alone. Pressed again, nothing changes. */
export async function readNotices(ctx: Context, input: { readonly until: string }): Promise<void> {
  ctx.authorize('notices.choose');
  await ctx.transaction(async (tx, ctx) => {
    const personId = ctx.actor.id!;
    const newest = await tx
      .selectFrom('notice')
      .select('id')
      .where('id', '=', input.until)
      .where('recipientId', '=', personId)
      .executeTakeFirst();
    const { id: readUntil } = orNotFound(newest);
    const before = await getSubscriber(tx, personId);
    if (before.readUntil !== null && before.readUntil >= readUntil) return;
    const kept = await keepSubscriber(tx, personId, before, { readUntil });
    refuseUnless(kept, 'stale');
    await recordEvent(tx, ctx, noticesRead(personId, kept.version, { readUntil }));
  });
}
