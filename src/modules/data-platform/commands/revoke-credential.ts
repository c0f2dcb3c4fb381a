import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockClient } from '../clients.ts';
import { credentialRevoked } from '../events.ts';

/** Ends a key or a certificate at once and for good. */
export async function revokeCredential(
  ctx: Context,
  input: { readonly clientId: string; readonly credentialId: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const client = await lockClient(tx, input.clientId);
    ctx.authorize('dataPlatform.keepClient', client);
    const { label } = orNotFound(
      await tx
        .updateTable('gatewayCredential')
        .set({ revokedAt: ctx.now() })
        .where('id', '=', input.credentialId)
        .where('clientId', '=', client.id)
        .where('revokedAt', 'is', null)
        .returning('label')
        .executeTakeFirst(),
    );
    const version = client.version + 1;
    await tx.updateTable('gatewayClient').set({ version }).where('id', '=', client.id).execute();
    await recordEvent(
      tx,
      ctx,
      credentialRevoked({ id: client.id, version }, { system: client.system, label }, client.agencyId),
    );
  });
}
