import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { consentWithdrawn } from '../events.ts';
import { ownerOf } from '../own-store.ts';
import { papersOf } from '../queries.ts';

/**
 * The owner takes back their consent to a use, for the future (Law 91/2025/QH15): an application not yet sent can no longer
 * carry the paper; what was sent keeps it and says that the consent was taken back. Done twice, it is done once.
 *
 * @throws Refusal `not-found` for a consent about somebody else's paper
 */
export async function withdrawConsent(ctx: Context, useId: string): Promise<void> {
  ctx.authorize('personal-store.withdraw');
  await ctx.transaction(async (tx, ctx) => {
    const owner = await ownerOf(ctx);
    const use = await papersOf(tx, owner)
      .innerJoin('storeUse', 'storeUse.paperId', 'storePaper.id')
      .select(['storeUse.id', 'storeUse.withdrawnAt'])
      .where('storeUse.id', '=', useId)
      .executeTakeFirst();
    if (orNotFound(use).withdrawnAt) return;
    const withdrawn = await tx
      .updateTable('storeUse')
      .set({ withdrawnAt: ctx.now(), version: sql<number>`version + 1` })
      .where('id', '=', useId)
      .where('withdrawnAt', 'is', null)
      .returning(['id', 'version'])
      .executeTakeFirst();
    if (withdrawn) await recordEvent(tx, ctx, consentWithdrawn(withdrawn));
  });
}
