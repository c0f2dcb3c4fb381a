import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCentre } from '../centres.ts';
import { listCounters } from '../counters.ts';
import { type DeviceKind, deviceKinds } from '../device-actor.ts';
import { hashOfToken } from '../devices.ts';
import { deviceMade } from '../events.ts';

export interface MakeDevice {
  readonly centreId: string;
  readonly kind: DeviceKind;
  readonly name: string;
  /** For a rating tablet: where it stands. */
  readonly counterId?: string | null;
}

/**
 * A token with which a screen of the centre signs itself in. It is told once and kept nowhere.
 *
 * @throws InvalidInput without a name; Refusal `no-such-counter` for a tablet at no counter of the centre
 */
export async function makeDevice(
  ctx: Context,
  { centreId, kind, name, counterId = null }: MakeDevice,
): Promise<{ readonly id: string; readonly token: string }> {
  ctx.authorize('serviceCentre.administer');
  const centre = await getCentre(ctx.db, centreId);
  if (!deviceKinds.includes(kind)) throw new InvalidInput([{ field: '/kind', code: 'device-kind-required' }]);
  if (name.trim().length < 2) throw new InvalidInput([{ field: '/name', code: 'device-name-required' }]);
  const isTablet = kind === 'rating';
  const counters = isTablet ? await listCounters(ctx.db, centreId) : [];
  refuseUnless(!isTablet || counters.some(({ id }) => id === counterId), 'no-such-counter');

  const token = randomBytes(32).toString('base64url');
  const device = { id: newId(), version: 1 };
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('centreDevice')
      .values({
        ...device,
        centreId,
        counterId: isTablet ? counterId : null,
        kind,
        name: name.trim().slice(0, 80),
        tokenHash: hashOfToken(token),
        madeAt: ctx.now(),
        madeByName: ctx.actor.name,
      })
      .execute();
    await recordEvent(tx, ctx, deviceMade(device, centre.agencyId, { kind, centreId }));
  });
  return { id: device.id, token };
}
