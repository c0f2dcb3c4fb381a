import type { Context } from '#platform/context.ts';

/** Forgets codes a day old, and with them the addresses they went to. A job calls it; nothing of record happens. */
export async function sweepCodes(ctx: Context): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('oneTimeCode')
    .where('createdAt', '<', ctx.now().subtract({ hours: 24 }))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
