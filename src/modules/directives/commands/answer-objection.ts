import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { closeObjection } from '../evaluations/objections.ts';
import { listLines, lockEvaluation } from '../evaluations/queries.ts';
import { objectionAnswered } from '../events.ts';
import { wordsIn } from '../words.ts';

export interface AnswerObjection {
  readonly evaluationId: string;
  readonly measure: string;
  /** The figure as it should be; null keeps what was counted. */
  readonly amount: number | null;
  readonly reason: string;
}

/** The head corrects the figure or keeps it, and says why; what the log counted stays beside it. */
export async function answerObjection(ctx: Context, input: AnswerObjection): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const sheet = await lockEvaluation(tx, ctx.actor, input.evaluationId);
    const line = orNotFound((await listLines(tx, sheet.id)).find(({ measure }) => measure === input.measure));
    const answer = wordsIn(input.reason, '/reason', 1000);
    const amount = input.amount ?? line.amount;
    if (!Number.isInteger(amount) || amount < 0 || amount > 100_000) {
      throw new InvalidInput([{ field: '/amount', code: 'amount-whole' }]);
    }
    const isCorrected = amount !== line.amount;
    await closeObjection(tx, ctx, orNotFound(line.objectionId), isCorrected ? 'correct' : 'keep');

    const answerOutcome = isCorrected ? 'corrected' : 'kept';
    await tx
      .updateTable('evaluationLine')
      .set({ amount, answer, answerOutcome, answeredAt: ctx.now(), answeredBy: ctx.actor.id })
      .where('evaluationId', '=', sheet.id)
      .where('measure', '=', line.measure)
      .execute();
    const version = sheet.version + 1;
    await tx.updateTable('evaluation').set({ version }).where('id', '=', sheet.id).execute();
    const facts = { measure: line.measure, outcome: answerOutcome, amount } as const;
    await recordEvent(tx, ctx, objectionAnswered({ id: sheet.id, version }, sheet.agencyId, facts));
  });
}
