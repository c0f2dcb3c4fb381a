import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { openObjection } from '../evaluations/objections.ts';
import { listLines, lockEvaluation } from '../evaluations/queries.ts';
import { evaluationContested } from '../events.ts';
import { wordsIn } from '../words.ts';

/** The officer says why a figure of their sheet is wrong; it waits for the head's answer. Once for each figure. */
export async function contestEvaluation(
  ctx: Context,
  input: { readonly evaluationId: string; readonly measure: string; readonly reason: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const sheet = await lockEvaluation(tx, ctx.actor, input.evaluationId);
    refuseUnless(sheet.officerId === ctx.actor.id, 'not-allowed');
    const line = orNotFound((await listLines(tx, sheet.id)).find(({ measure }) => measure === input.measure));
    refuseUnless(line.objectionId === null, 'already-contested');
    const objection = wordsIn(input.reason, '/reason', 1000);

    const objectionId = newId();
    await tx
      .updateTable('evaluationLine')
      .set({ objectionId, objection, objectedAt: ctx.now() })
      .where('evaluationId', '=', sheet.id)
      .where('measure', '=', line.measure)
      .execute();
    await openObjection(tx, ctx, sheet, objectionId);
    const version = sheet.version + 1;
    await tx.updateTable('evaluation').set({ version }).where('id', '=', sheet.id).execute();
    const facts = { measure: line.measure };
    await recordEvent(tx, ctx, evaluationContested({ id: sheet.id, version }, sheet.agencyId, facts));
  });
}
