import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { answerAsKeeper } from '../ask-keeper.ts';
import { lockDiscrepancy } from '../discrepancies.ts';
import { discrepancyAnswered } from '../events.ts';
import { getService } from '../services.ts';

export interface AnswerDiscrepancy {
  readonly discrepancyId: string;
  readonly state: 'mended' | 'disputed';
  readonly answer: string;
}

/**
 * The provider says what it did about a ticket. If its answers still differ, the next one opens another.
 *
 * @throws InvalidInput without a word; Refusal `discrepancy-closed`
 */
export async function answerDiscrepancy(
  ctx: Context,
  { discrepancyId, state, answer }: AnswerDiscrepancy,
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const open = await lockDiscrepancy(tx, discrepancyId);
    const service = await getService(tx, open.serviceId);
    ctx.authorize('dataPlatform.keepService', service);
    refuseUnless(open.state === 'open', 'discrepancy-closed');
    if (answer.trim() === '') throw new InvalidInput([{ field: '/answer', code: 'required' }]);
    await answerAsKeeper(tx, ctx, { subjectType: 'gateway-discrepancy', subjectId: open.id }, state);
    const version = open.version + 1;
    await tx
      .updateTable('gatewayDiscrepancy')
      .set({ version, state, answer: answer.trim(), closedAt: ctx.now() })
      .where('id', '=', open.id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      discrepancyAnswered({ id: open.id, version }, { code: open.code, state }, service.agencyId),
    );
  });
}
