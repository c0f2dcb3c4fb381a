import { getUnit, type Unit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import type { JwsFaultCode } from '../receipts/compact-jws.ts';
import { judgeReceipt } from '../receipts/receipt.ts';
import { readReceiptKeys } from '../receipts/receipt-press.ts';
import { findOriginal, type Original } from './original.ts';
import type { ForBearer, OriginalKeeper, OriginalStanding } from './original-keeper.ts';

/** What the page of an original has to show its reader. */
export interface OriginalView {
  readonly original: Original;
  readonly agency: Unit;
  readonly standing: OriginalStanding;
  /** Where this reader opens the original; nothing where they may not. */
  readonly address: string | undefined;
  readonly bearer: ForBearer | undefined;
  /** Told to those alone who may see the original. */
  readonly comparisons: readonly RecordedEvent[];
}

/** Why there is nothing to show. */
export type OriginalFault = JwsFaultCode | 'original-unknown';

/** The original that a statement leads to: its signature is judged before anything is looked up. */
export async function viewOriginal(
  ctx: Context,
  keepers: readonly OriginalKeeper[],
  statement: string,
): Promise<OriginalView | { readonly fault: OriginalFault }> {
  const verdict = judgeReceipt(statement, await readReceiptKeys(ctx.db));
  if (verdict.kind === 'not-genuine') return { fault: verdict.fault };
  if (verdict.kind !== 'genuine-original') return { fault: 'receipt-malformed' };
  const original = await findOriginal(ctx.db, verdict.claims.u);
  const keeper = original && keepers.find(({ subjectType }) => subjectType === original.subjectType);
  if (!keeper) return { fault: 'original-unknown' };
  const [agency, standing, address, bearer] = await Promise.all([
    getUnit(ctx.db, original.agencyId),
    keeper.standing(ctx.db, original),
    keeper.addressFor(ctx, original),
    keeper.forBearer(ctx.db, original),
  ]);
  const comparisons = address ? await listEventsOf(ctx.db, 'signing-original', original.id) : [];
  return { original, agency, standing, address, bearer, comparisons };
}
