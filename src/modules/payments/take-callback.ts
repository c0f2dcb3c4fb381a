import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { findCharge } from './charges.ts';
import type { PaymentGateway } from './gateway/payment-gateway.ts';
import { heed } from './pay-online.ts';

/**
 * Takes what someone says is the gateway's callback. What its signature does not prove is refused and not kept; what
 * it proves is kept once and heeded, early or late, doubled or out of order.
 */
export async function takeCallback(
  ctx: Context,
  gateway: PaymentGateway,
  body: unknown,
): Promise<'taken' | 'forged' | 'unknown'> {
  const answer = gateway.readCallback(body);
  if (!answer) return 'forged';
  // Its money is found by the statement, and put in the list of differences.
  if (!(await findCharge(ctx.db, answer.reference))) return 'unknown';
  await ctx.db
    .insertInto('paymentCallback')
    .values({
      id: newId(),
      digest: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
      reference: answer.reference,
      answer: jsonb({ outcome: answer.outcome, transaction: answer.paid?.transaction ?? null }),
      receivedAt: ctx.now(),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  // Heeded even if it was kept before: the process may have died between the two.
  await heed(ctx, answer);
  return 'taken';
}
