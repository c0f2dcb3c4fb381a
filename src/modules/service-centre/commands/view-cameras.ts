import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Viewing } from '../cameras.ts';
import { getCentre } from '../centres.ts';
import { camerasViewed } from '../events.ts';
import type { CentreRules } from '../rules.ts';

/**
 * The head of a centre looks at its counters for some minutes, having said why; the people in the pictures are not
 * asked, so each look leaves a fact.
 *
 * @throws InvalidInput without a purpose
 */
export async function viewCameras(
  ctx: Context,
  rules: CentreRules,
  input: { readonly centreId: string; readonly purpose: string },
): Promise<Viewing> {
  const centre = await getCentre(ctx.db, input.centreId);
  ctx.authorize('serviceCentre.lead', centre);
  const purpose = input.purpose.normalize('NFC').trim().slice(0, 300);
  if (purpose.length < 5) throw new InvalidInput([{ field: '/purpose', code: 'purpose-required' }]);
  const beganAt = ctx.now();
  const viewing = {
    id: newId(),
    centreId: centre.id,
    officerName: ctx.actor.name,
    purpose,
    beganAt,
    endsAt: beganAt.add({ minutes: rules.cameras.minutesPerViewing }),
  };
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('centreViewing')
      .values({ ...viewing, officerId: ctx.actor.id! })
      .execute();
    const subject = { id: viewing.id, version: 1 };
    await recordEvent(tx, ctx, camerasViewed(subject, centre.agencyId, { centreId: centre.id, purpose }));
  });
  return viewing;
}
