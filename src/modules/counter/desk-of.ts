import { getUnit, type Unit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';

/** The desk at which the officer receives. @throws Refusal `not-allowed` for an officer of no desk */
export async function deskOf(ctx: Context): Promise<Unit> {
  ctx.authorize('dossiers.takeIn');
  const held = ctx.actor.positions.find(({ roles }) => roles.includes('receptionist'));
  if (!held) throw new Refusal('not-allowed');
  return getUnit(ctx.db, held.unitId);
}
