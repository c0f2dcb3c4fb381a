import type { Context } from '#platform/context.ts';
import { claimLine, lineFailed, lineHeard } from '../line.ts';
import type { PortalServices } from '../model.ts';
import { keepArrivals } from './keep-arrivals.ts';

/**
 * Fetches the next of the portal's messages. They are kept, and the place in its list moved on, in one transaction: a page
 * is never lost, and one that comes twice is there once.
 *
 * @returns how many the page had
 */
export async function fetchArrivals(
  ctx: Context,
  { client, map }: Pick<PortalServices, 'client' | 'map'>,
  pageLength = 100,
): Promise<number> {
  if (!client) return 0;
  const line = await claimLine(ctx, 'arrivals');
  if (!line) return 0;
  try {
    const page = await client.fetchArrivals(line.cursor, pageLength);
    await ctx.transaction(async (tx, ctx) => {
      await keepArrivals(tx, ctx, map, page.messages);
      await tx.updateTable('portalLine').set({ cursor: page.cursor }).where('name', '=', line.name).execute();
    });
    await lineHeard(ctx, line);
    return page.messages.length;
  } catch (error) {
    await lineFailed(ctx, line, error);
    return 0;
  }
}
