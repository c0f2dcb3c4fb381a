import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { documentRead } from '../events.ts';
import { lockDocument } from '../queries.ts';

/** The actor has the document before them. The first time is a fact, and a receipt for what was given to them. */
export async function markRead(ctx: Context, documentId: string): Promise<void> {
  const officerId = ctx.actor.id!;
  const again = await ctx.db
    .updateTable('documentReading')
    .set({ lastReadAt: ctx.now() })
    .where('documentId', '=', documentId)
    .where('officerId', '=', officerId)
    .returning('documentId')
    .execute();
  const unread = await listUnread(ctx, documentId);
  if (again.length > 0 && unread.length === 0) return;
  await ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, documentId);
    await tx
      .insertInto('documentReading')
      .values({ documentId, officerId, firstReadAt: ctx.now(), lastReadAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (unread.length > 0) {
      await tx
        .updateTable('documentAssignment')
        .set({ readAt: ctx.now(), readBy: officerId })
        .where('id', 'in', [...unread])
        .where('readAt', 'is', null)
        .execute();
    }
    const read = await changeDocument(tx, ctx, document, {});
    await recordEvent(tx, ctx, documentRead(read, { officerId, assignmentIds: unread }));
  });
}

/** What was given to the actor, or to a unit they work in, and nobody has opened. */
async function listUnread({ db, actor }: Context, documentId: string): Promise<readonly string[]> {
  const units = actor.positions.map(({ unitId }) => unitId);
  const rows = await db
    .selectFrom('documentAssignment')
    .select('id')
    .where('documentId', '=', documentId)
    .where('readAt', 'is', null)
    .where((is) =>
      is.or([
        is('officerId', '=', actor.id),
        ...(units.length > 0 ? [is.and([is('officerId', 'is', null), is('unitId', 'in', units)])] : []),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}
