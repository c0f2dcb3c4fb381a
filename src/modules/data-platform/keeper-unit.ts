import { dayOf, getUnit, listRolePlaces } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';

/**
 * Where what an agency shares or uses is administered: by its own administrator; an agency that has none leaves it to
 * whoever registers it.
 *
 * @throws InvalidInput `required` for an agency that nobody administers
 */
export async function keeperUnit(tx: Tx, ctx: Context, agencyId: string): Promise<string> {
  await getUnit(tx, agencyId);
  const places = await listRolePlaces(tx, agencyId, agencyId, dayOf(ctx.now()));
  const own = ctx.actor.positions.find(({ roles }) => roles.includes('administrator'))?.unitId;
  const keeper = places.get('administrator') ?? own;
  if (!keeper) throw new InvalidInput([{ field: '/agencyId', code: 'required' }]);
  return keeper;
}
