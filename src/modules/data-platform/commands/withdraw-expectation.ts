import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getClient } from '../clients.ts';
import { expectationWithdrawn } from '../events.ts';

/** A client relies on it no more. */
export async function withdrawExpectation(
  ctx: Context,
  { clientId, id }: { readonly clientId: string; readonly id: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const { version, name, serviceId } = orNotFound(
      await tx
        .updateTable('gatewayExpectation')
        .set({ withdrawnAt: ctx.now(), version: sql<number>`version + 1` })
        .where('id', '=', id)
        .where('clientId', '=', clientId)
        .where('withdrawnAt', 'is', null)
        .returning(['version', 'name', 'serviceId'])
        .executeTakeFirst(),
    );
    await recordEvent(tx, ctx, expectationWithdrawn({ id, version }, { name, serviceId }, client.agencyId));
  });
}
