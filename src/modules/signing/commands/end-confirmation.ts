import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Confirmation, ConfirmationProblem } from '../confirmations/confirmations.ts';
import { confirmationEnded } from '../events.ts';

/** What was asked for is done, or will not come about: the officer may be asked the next question. */
export async function endConfirmation(
  ctx: Context,
  { id }: Pick<Confirmation, 'id'>,
  problem: ConfirmationProblem | null,
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const ended = await tx
      .updateTable('signingConfirmation')
      .set((column) => ({
        state: problem ? 'failed' : 'done',
        version: column('version', '+', 1),
        problem: problem && jsonb(problem),
        nextAt: null,
        endedAt: ctx.now(),
      }))
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .returning('version')
      .executeTakeFirst();
    if (!ended) return;
    await recordEvent(
      tx,
      ctx,
      confirmationEnded({ id, version: ended.version }, { problem: problem?.code ?? null }),
    );
  });
}
