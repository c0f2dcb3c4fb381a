import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { serviceChanged } from '../events.ts';
import type { Service } from '../model.ts';
import { lockService } from '../services.ts';

export interface ChangeService {
  readonly serviceId: string;
  readonly seenVersion: number;
  readonly state: Service['state'];
  readonly timeoutMs: number;
  readonly capacity: number;
}

/**
 * Closes or opens a service, or changes how long and how many calls it bears; from the next call on.
 *
 * @throws InvalidInput; Refusal `stale`
 */
export async function changeService(ctx: Context, input: ChangeService): Promise<Service> {
  return ctx.transaction(async (tx, ctx) => {
    const before = await lockService(tx, input.serviceId);
    ctx.authorize('dataPlatform.keepService', before);
    const { state, timeoutMs, capacity } = input;
    if (!(timeoutMs > 0 && timeoutMs <= 120_000))
      throw new InvalidInput([{ field: '/timeoutMs', code: 'number-wrong' }]);
    if (!(capacity > 0 && capacity <= 1000))
      throw new InvalidInput([{ field: '/capacity', code: 'number-wrong' }]);
    refuseUnless(before.version === input.seenVersion, 'changed-meanwhile');
    const after = { ...before, version: before.version + 1, state, timeoutMs, capacity };
    await tx.updateTable('gatewayService').set(after).where('id', '=', after.id).execute();
    await recordEvent(tx, ctx, serviceChanged(after, { name: after.name, state }, after.agencyId));
    return after;
  });
}
