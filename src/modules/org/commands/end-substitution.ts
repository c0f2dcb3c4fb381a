import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { substitutionEnded } from '../events.ts';
import { dayOf } from '../model.ts';

/** Back before the time: from today on the work is the officer's own again. Days that have been stay as they were. */
export async function endSubstitution(ctx: Context, input: { readonly id: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .selectFrom('substitution')
      .innerJoin('position', 'position.id', 'substitution.positionId')
      .innerJoin('unit', 'unit.id', 'position.unitId')
      .select(['substitution.id', 'substitution.validFrom', 'substitution.validTo', 'unit.agencyId'])
      .where('substitution.id', '=', input.id)
      .where('absentOfficerId', '=', ctx.actor.id)
      .forUpdate('substitution')
      .executeTakeFirst();
    const { validFrom, validTo, agencyId } = orNotFound(row);
    const today = dayOf(ctx.now());
    refuseUnless(Temporal.PlainDate.compare(validTo, today) >= 0, 'substitution-over');

    const hasBegun = Temporal.PlainDate.compare(validFrom, today) < 0;
    if (hasBegun) {
      const lastDay = today.subtract({ days: 1 });
      await tx.updateTable('substitution').set({ validTo: lastDay }).where('id', '=', input.id).execute();
    } else await tx.deleteFrom('substitution').where('id', '=', input.id).execute();
    await recordEvent(tx, ctx, substitutionEnded(input.id, agencyId));
  });
}
