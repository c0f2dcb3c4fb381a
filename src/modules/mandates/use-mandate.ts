import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { covers, isInForce, type Mandate } from './model.ts';
import { mandateColumns } from './queries.ts';

/**
 * The mandate under which the actor acts now, locked until the transaction ends: who ends it at the same moment waits,
 * or has ended it before.
 *
 * @throws Refusal `mandate-not-in-force` when it was ended, is past or not begun, is another's, or is not for this procedure
 */
export async function useMandate(
  tx: Tx,
  ctx: Context,
  id: string,
  procedureCode: string,
): Promise<Mandate & { readonly agentId: string; readonly agentName: string }> {
  const row = await tx
    .selectFrom('mandate')
    .select(mandateColumns)
    .where('id', '=', id)
    .where('agentId', '=', ctx.actor.id)
    .forUpdate()
    .executeTakeFirst();
  const mandate = row as Mandate | undefined;
  refuseUnless(
    mandate && isInForce(mandate, dayOf(ctx.now())) && covers(mandate, procedureCode),
    'mandate-not-in-force',
  );
  return mandate as Mandate & { readonly agentId: string; readonly agentName: string };
}
