import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { keyWithdrawn } from '../events.ts';
import { getSigningKey, holderOf } from '../queries.ts';

/** The holder stops using a key here, as when its token is lost; what it signed stays signed. Its authority is told by the holder. */
export async function withdrawKey(ctx: Context, input: { readonly keyId: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const key = await getSigningKey(tx, input.keyId);
    ctx.authorize('signing.keepKey', holderOf(key));
    const withdrawn = await tx
      .updateTable('signingKey')
      .set({ revokedAt: ctx.now(), version: key.version + 1 })
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .returning('id')
      .executeTakeFirst();
    refuseUnless(withdrawn, 'signing-key-changed');
    await recordEvent(tx, ctx, keyWithdrawn({ id: key.id, version: key.version + 1 }, {}));
  });
}
