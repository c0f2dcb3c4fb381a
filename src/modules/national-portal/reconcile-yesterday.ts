import { dayOf, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { reconcileDay } from './commands/reconcile-day.ts';
import type { PortalServices } from './model.ts';

/** By then the statuses of the day before have gone, unless the line is down: those are differences. */
const hour = 3;

/** Compares yesterday once, in the night; nothing while no portal is connected. */
export async function reconcileYesterday(ctx: Context, services: PortalServices): Promise<void> {
  if (!services.client || ctx.now().toZonedDateTimeISO(zone).hour < hour) return;
  const onDate = dayOf(ctx.now()).subtract({ days: 1 });
  const done = await ctx.db
    .selectFrom('portalDay')
    .select('id')
    .where('onDate', '=', onDate)
    .executeTakeFirst();
  if (!done) await reconcileDay(ctx, services, onDate);
}
