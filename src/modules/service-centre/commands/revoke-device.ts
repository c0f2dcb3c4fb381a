import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCentre } from '../centres.ts';
import { deviceRevoked } from '../events.ts';

/** From the next request on the screen is nobody's. Revoked twice, it stays as it was. */
export async function revokeDevice(ctx: Context, input: { readonly deviceId: string }): Promise<void> {
  ctx.authorize('serviceCentre.administer');
  await ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .selectFrom('centreDevice')
      .select(['id', 'version', 'kind', 'centreId', 'revokedAt'])
      .where('id', '=', input.deviceId)
      .forUpdate()
      .executeTakeFirst();
    const device = orNotFound(row);
    if (device.revokedAt) return;
    const version = device.version + 1;
    await tx
      .updateTable('centreDevice')
      .set({ version, revokedAt: ctx.now() })
      .where('id', '=', device.id)
      .execute();
    const { agencyId } = await getCentre(tx, device.centreId);
    const { kind, centreId } = device;
    await recordEvent(tx, ctx, deviceRevoked({ id: device.id, version }, agencyId, { kind, centreId }));
  });
}
