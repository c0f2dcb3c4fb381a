import { listObligationsOf, owedVnd } from '#modules/payments/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { resumePaidDossier } from './commands/resume-paid-dossier.ts';
import { statuses } from './model.ts';

/** Goes on with every dossier that waited for a payment and has it, whichever way it came. Safe to repeat. */
export async function resumePaidDossiers(ctx: Context): Promise<number> {
  const waiting = await ctx.db
    .selectFrom('dossier')
    .select('id')
    .where('status', '=', statuses.awaitingPayment)
    .limit(1_000)
    .execute();
  const owing = new Set(
    (
      await listObligationsOf(
        ctx.db,
        'dossier',
        waiting.map(({ id }) => id),
      )
    )
      .filter((each) => owedVnd(each) > 0 && each.dueAt !== 'anytime')
      .map(({ subjectId }) => subjectId),
  );
  const paid = waiting.filter(({ id }) => !owing.has(id));
  for (const { id } of paid) {
    try {
      await resumePaidDossier(ctx, { dossierId: id });
    } catch (error) {
      // Another process was quicker.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return paid.length;
}
