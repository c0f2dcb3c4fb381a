import { sql } from 'kysely';
import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { FeeAssessment } from './fees/index.ts';
import { type Account, incomeOf } from './model.ts';

/** One amount moved from one account to another: what is debited is credited, by the shape of the row. */
export interface Entry {
  readonly kind: 'assess' | 'correct' | 'receive' | 'adjust' | 'refund' | 'count' | 'hand-in' | 'settle';
  readonly debit: Account;
  readonly credit: Account;
  readonly amountVnd: number;
  readonly agencyId: string;
  readonly obligationId?: string | null;
  readonly receiptId?: string;
  readonly chargeId?: string;
  readonly drawerId?: string;
  readonly refundId?: string;
}

/** Writes entries; nothing is moved where the amount is nothing. */
export async function post(tx: Tx, ctx: Context, entries: readonly Entry[]): Promise<void> {
  const moving = entries.filter(({ amountVnd }) => amountVnd !== 0);
  if (moving.length === 0) return;
  await tx
    .insertInto('paymentEntry')
    .values(
      moving.map((entry) => ({
        id: newId(),
        kind: entry.kind,
        debit: entry.debit,
        credit: entry.credit,
        amountVnd: String(entry.amountVnd),
        agencyId: entry.agencyId,
        obligationId: entry.obligationId ?? null,
        receiptId: entry.receiptId ?? null,
        chargeId: entry.chargeId ?? null,
        drawerId: entry.drawerId ?? null,
        refundId: entry.refundId ?? null,
        recordedAt: ctx.now(),
        recordedBy: ctx.actor.id,
      })),
    )
    .execute();
}

/** The entries that bring the books from one reckoning to another, each kind of income for itself. */
export function entriesFor(
  before: FeeAssessment | null,
  now: FeeAssessment | null,
  of: { readonly obligationId: string; readonly agencyId: string },
): readonly Entry[] {
  const sums = (assessment: FeeAssessment | null, kind: keyof typeof incomeOf) =>
    (assessment?.lines ?? [])
      .filter((line) => line.kind === kind)
      .reduce((sum, line) => sum + line.payableVnd, 0);
  const kind = before === null ? 'assess' : 'correct';
  return (Object.keys(incomeOf) as (keyof typeof incomeOf)[]).map((lineKind) => {
    const difference = sums(now, lineKind) - sums(before, lineKind);
    const income = incomeOf[lineKind];
    const [debit, credit]: [Account, Account] =
      difference < 0 ? [income, 'receivable'] : ['receivable', income];
    return { kind, debit, credit, amountVnd: Math.abs(difference), ...of };
  });
}

/** What stands on an account: its debits less its credits. */
export async function balanceOf(
  db: Database | Tx,
  account: Account,
  of: { readonly drawerId: string } | { readonly agencyId: string } | { readonly obligationId: string },
): Promise<number> {
  const [column, id] = Object.entries(of)[0] as [string, string];
  const row = await db
    .selectFrom('paymentEntry')
    .select(
      sql<string>`coalesce(sum(case when debit = ${account} then amount_vnd else -amount_vnd end), 0)`.as(
        'balance',
      ),
    )
    .where((is) => is.or([is('debit', '=', account), is('credit', '=', account)]))
    .where(column as 'drawerId', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.balance);
}
