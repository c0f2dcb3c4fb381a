import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { interestEnded } from '../events.ts';

/** Takes a declaration back. It is kept with its days, and what was kept from the officer so far stays so. */
export async function endInterest(ctx: Context, input: { readonly interestId: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const declared = await tx
      .selectFrom('workInterest')
      .select(['id', 'endedAt'])
      .where('id', '=', input.interestId)
      .where('officerId', '=', ctx.actor.id)
      .forUpdate()
      .executeTakeFirst();
    if (orNotFound(declared).endedAt !== null) return;
    await tx
      .updateTable('workInterest')
      .set({ endedAt: ctx.now() })
      .where('id', '=', input.interestId)
      .execute();
    await recordEvent(tx, ctx, interestEnded(input.interestId, 2, {}));
  });
}
