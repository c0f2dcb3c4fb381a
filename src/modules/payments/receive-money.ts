import type { Context, Tx } from '#platform/context.ts';
import { post } from './ledger.ts';
import type { Obligation } from './model.ts';
import { changeObligation } from './obligations.ts';
import { issueReceipt, type Receipt } from './receipts.ts';

/** Takes money for a locked obligation: receipt, entry and sum together. Its caller records the fact. */
export async function receiveMoney(
  tx: Tx,
  ctx: Context,
  obligation: Obligation,
  received: { readonly amountVnd: number } & (
    | { readonly drawerId: string; readonly chargeId?: undefined }
    | { readonly chargeId: string; readonly drawerId?: undefined }
  ),
): Promise<{ readonly obligation: Obligation; readonly receipt: Receipt }> {
  const receipt = await issueReceipt(tx, ctx, obligation, received);
  const { amountVnd, drawerId, chargeId } = received;
  await post(tx, ctx, [
    {
      kind: 'receive',
      debit: drawerId ? 'cash' : 'gateway',
      credit: 'receivable',
      amountVnd,
      agencyId: obligation.agencyId,
      obligationId: obligation.id,
      receiptId: receipt.id,
      ...(drawerId && { drawerId }),
      ...(chargeId && { chargeId }),
    },
  ]);
  const paidVnd = obligation.paidVnd + amountVnd;
  return { receipt, obligation: await changeObligation(tx, obligation, { paidVnd }) };
}
