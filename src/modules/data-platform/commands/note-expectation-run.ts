import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Problem } from '../contracts/compile-contract.ts';
import { expectationTurned } from '../events.ts';
import type { Expectation } from '../expectations.ts';

/** Keeps what a run found. That an example begins to fail, or is met again, is a fact; that all is as it was is none. */
export async function noteExpectationRun(
  ctx: Context,
  expectation: Expectation,
  problems: readonly Problem[],
): Promise<void> {
  ctx.authorize('dataPlatform.openDiscrepancy');
  await ctx.transaction(async (tx, ctx) => {
    const isMet = problems.length === 0;
    const wasMet = (expectation.problems ?? []).length === 0;
    const version = expectation.version + (isMet === wasMet ? 0 : 1);
    const kept = await tx
      .updateTable('gatewayExpectation')
      .set({ runAt: ctx.now(), problems: jsonb(problems) as never, version })
      .where('id', '=', expectation.id)
      .where('version', '=', expectation.version)
      .returning('id')
      .executeTakeFirst();
    if (!kept || isMet === wasMet) return;
    await recordEvent(
      tx,
      ctx,
      expectationTurned({ id: expectation.id, version }, { name: expectation.name, isMet }),
    );
  });
}
