import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { isCameraAllowed } from '../cameras.ts';
import { lockCounter } from '../counters.ts';
import { cameraSet } from '../events.ts';
import type { Counter } from '../model.ts';
import type { CentreRules } from '../rules.ts';

/**
 * Where a counter's picture is asked for; empty for none.
 *
 * @throws InvalidInput for an address that the pack does not let be asked
 */
export async function setCamera(
  ctx: Context,
  rules: CentreRules,
  input: { readonly counterId: string; readonly address: string },
): Promise<Counter> {
  ctx.authorize('serviceCentre.administer');
  const cameraUrl = input.address.trim() || null;
  if (cameraUrl && !isCameraAllowed(cameraUrl, rules))
    throw new InvalidInput([{ field: '/address', code: 'camera-not-allowed' }]);
  return ctx.transaction(async (tx, ctx) => {
    const counter = await lockCounter(tx, ctx, input.counterId);
    const changed = { ...counter, cameraUrl, version: counter.version + 1 };
    await tx
      .updateTable('centreCounter')
      .set({ cameraUrl, version: changed.version })
      .where('id', '=', counter.id)
      .execute();
    await recordEvent(tx, ctx, cameraSet(changed, { host: cameraUrl && new URL(cameraUrl).host }));
    return changed;
  });
}
