import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { mandateRevoked } from '../events.ts';
import type { Mandate } from '../model.ts';
import { isSide } from '../policy.ts';
import { getMandate, mandateColumns } from '../queries.ts';
import { type RecordPress, signRecord } from '../record.ts';

/**
 * Ends a mandate at once, by either side and without a reason (Civil Code 91/2015/QH13, article 569). An offer that
 * nobody has accepted is taken back the same way. Ended twice, it stays as it was.
 *
 * @throws Refusal `not-found` for anyone but its two sides
 */
export async function revokeMandate(ctx: Context, press: RecordPress, id: string): Promise<Mandate> {
  const standing = await getMandate(ctx.db, id);
  orNotFound(isSide(ctx.actor, standing) || undefined);
  ctx.authorize('mandates.revoke', standing);
  if (standing.endedAt) return standing;

  const now = ctx.now();
  const ended = { version: standing.version + 1, endedAt: now, endedById: ctx.actor.id };
  const record = standing.acceptedAt && (await signRecord(ctx.db, press, { ...standing, ...ended }, now));
  return ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .updateTable('mandate')
      .set({ ...ended, record })
      .where('id', '=', id)
      .where('version', '=', standing.version)
      .returning(mandateColumns)
      .executeTakeFirst();
    refuseUnless(row, 'stale');
    await recordEvent(tx, ctx, mandateRevoked(row));
    return row as Mandate;
  });
}
