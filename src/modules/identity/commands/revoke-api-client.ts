import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { apiClientRevoked } from '../events.ts';

/** Ends a partner's token at once and for good; what it filed stays under its name. */
export async function revokeApiClient(ctx: Context, input: { readonly id: string }): Promise<void> {
  ctx.authorize('identity.manageApiClients');
  await ctx.transaction(async (tx, ctx) => {
    orNotFound(
      await tx
        .updateTable('apiClient')
        .set({ revokedAt: ctx.now() })
        .where('id', '=', input.id)
        .where('revokedAt', 'is', null)
        .returning('id')
        .executeTakeFirst(),
    );
    await recordEvent(tx, ctx, apiClientRevoked(input.id));
  });
}
