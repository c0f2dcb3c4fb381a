import { dayOf, listHeldPositions } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { FactLexicon } from '../diary/fact-words.ts';
import { countMonth } from '../evaluations/count-month.ts';
import { evaluationDrawn } from '../events.ts';

export interface DrawEvaluation {
  readonly officerId: string;
  readonly month: Temporal.PlainYearMonth;
}

/**
 * Draws up a month's sheet of an officer: every figure is counted from the log, none is typed. Once for each month; the
 * head answers what is contested.
 *
 * @throws Refusal `month-not-over`; `not-their-head`; `already-drawn`
 */
export async function drawEvaluation(
  ctx: Context,
  lexicon: FactLexicon,
  { officerId, month }: DrawEvaluation,
): Promise<string> {
  return ctx.transaction(async (tx, ctx) => {
    const today = dayOf(ctx.now());
    refuseUnless(Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0, 'month-not-over');
    const held = orNotFound(
      (await listHeldPositions(tx, officerId, today)).find(({ onBehalfOf }) => onBehalfOf === null),
    );
    ctx.authorize('directives.evaluate', { officerId, ...held });

    const row = {
      id: newId(),
      version: 1,
      officerId,
      unitId: held.unitId,
      agencyId: held.agencyId,
      month: month.toPlainDate({ day: 1 }),
      headId: ctx.actor.id!,
      drawnAt: ctx.now(),
    };
    const drawn = await tx
      .insertInto('evaluation')
      .values(row)
      .onConflict((conflict) => conflict.columns(['officerId', 'month']).doNothing())
      .returning('id')
      .executeTakeFirst();
    refuseUnless(drawn, 'already-drawn');
    const lines = await countMonth(tx, lexicon, officerId, month);
    await tx
      .insertInto('evaluationLine')
      .values(
        lines.map(({ measure, counted }, ordinal) => ({
          evaluationId: row.id,
          measure,
          ordinal,
          counted,
          amount: counted,
        })),
      )
      .execute();
    await recordEvent(tx, ctx, evaluationDrawn(row, row.agencyId, { officerId, month: month.toString() }));
    return row.id;
  });
}
