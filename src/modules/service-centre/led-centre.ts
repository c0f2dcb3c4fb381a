import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { getCentreByCode } from './centres.ts';
import type { Centre } from './model.ts';

/** The head's own hall, or any for an administrator; for everyone else there is none. */
export async function ledCentre(ctx: Context, code: string): Promise<Centre> {
  const centre = await getCentreByCode(ctx.db, code);
  return orNotFound(ctx.may('serviceCentre.arrange', centre) ? centre : undefined);
}
