import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { grantRevoked } from '../events.ts';
import { lockGrant } from '../grants.ts';
import { grantCan } from '../model.ts';
import { getService } from '../services.ts';

/**
 * Takes a grant back: the next call is refused.
 *
 * @throws InvalidInput without a reason; Refusal `grant-not-in-force`
 */
export async function revokeGrant(
  ctx: Context,
  { grantId, reason }: { readonly grantId: string; readonly reason: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const granted = await lockGrant(tx, grantId);
    const service = await getService(tx, granted.serviceId);
    ctx.authorize('dataPlatform.keepService', service);
    refuseUnless(grantCan.revoke(granted), 'grant-not-in-force');
    if (reason.trim() === '') throw new InvalidInput([{ field: '/reason', code: 'required' }]);
    const version = granted.version + 1;
    await tx
      .updateTable('gatewayGrant')
      .set({
        version,
        state: 'revoked',
        note: reason.trim(),
        decidedAt: ctx.now(),
        decidedByName: ctx.actor.name,
      })
      .where('id', '=', granted.id)
      .execute();
    const { code, clientId, serviceId, operation, purpose } = granted;
    await recordEvent(
      tx,
      ctx,
      grantRevoked(
        { id: granted.id, version },
        { code, clientId, serviceId, operation, purpose, reason: reason.trim() },
        service.agencyId,
      ),
    );
  });
}
