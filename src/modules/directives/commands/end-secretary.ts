import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { secretaryEnded } from '../events.ts';

/** The leader ends it at once; what was done in their name stays as it was done. */
export async function endSecretary(ctx: Context, input: { readonly id: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const row = orNotFound(
      await tx
        .selectFrom('directiveSecretary')
        .select(['id', 'version', 'leaderId', 'secretaryId'])
        .where('id', '=', input.id)
        .where('leaderId', '=', ctx.actor.id)
        .where('endedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst(),
    );
    const version = row.version + 1;
    await tx
      .updateTable('directiveSecretary')
      .set({ endedAt: ctx.now(), version })
      .where('id', '=', row.id)
      .execute();
    const { leaderId, secretaryId } = row;
    await recordEvent(tx, ctx, secretaryEnded({ id: row.id, version }, null, { leaderId, secretaryId }));
  });
}
