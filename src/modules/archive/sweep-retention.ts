import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { announceExpired } from './commands/announce-expired.ts';

/** Looks through every agency for folders whose time has ended since the last look. Twice is harmless. @returns how many */
export async function sweepRetention(ctx: Context): Promise<number> {
  const agencies = await ctx.db
    .selectFrom('archiveFolder')
    .select('agencyId')
    .distinct()
    .where('state', 'in', ['closed', 'archived'])
    .where('endsOn', '<', dayOf(ctx.now()))
    .where('announcedAt', 'is', null)
    .execute();
  let count = 0;
  for (const { agencyId } of agencies) count += await announceExpired(ctx, agencyId);
  return count;
}
