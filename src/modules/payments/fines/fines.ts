import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { entriesFor, post } from '../ledger.ts';
import type { Obligation } from '../model.ts';
import { changeObligation } from '../obligations.ts';
import { assessFine, type PaidPart } from './assess-fine.ts';
import type { FineTerms } from './budget-rules.ts';

export interface Fine {
  readonly id: string;
  readonly obligationId: string;
  readonly agencyId: string;
  readonly decisionNumber: string;
  readonly decisionOn: Temporal.PlainDate;
  readonly what: string;
  readonly amountVnd: number;
  readonly servedOn: Temporal.PlainDate;
  readonly payBy: Temporal.PlainDate;
  readonly terms: FineTerms;
}

const columns = [
  'id',
  'obligationId',
  'agencyId',
  'decisionNumber',
  'decisionOn',
  'what',
  'amountVnd',
  'servedOn',
  'payBy',
  'terms',
] as const;

const asFine = (row: { amountVnd: string }): Fine =>
  ({ ...row, amountVnd: Number(row.amountVnd) }) as unknown as Fine;

export async function getFineOf(db: Database | Tx, obligationId: string): Promise<Fine> {
  const row = await db
    .selectFrom('paymentFine')
    .select(columns)
    .where('obligationId', '=', obligationId)
    .executeTakeFirstOrThrow();
  return asFine(row);
}

/**
 * A fine by the number of its decision and the number of whom it fines, both as people type them. One without the other finds
 * nothing: what someone was fined for is nobody else's to read. Of several, the latest.
 */
export async function findFine(
  db: Database,
  typed: { readonly decisionNumber: string; readonly payerNumber: string },
): Promise<Fine | undefined> {
  const row = await db
    .selectFrom('paymentFine')
    .select(columns)
    .where('decisionNumber', '=', tidyDecision(typed.decisionNumber))
    .where('payerNumber', '=', typed.payerNumber.replace(/\D/g, ''))
    .orderBy('decisionOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && asFine(row);
}

/** "15 / qđ-xphc" is "15/QĐ-XPHC". */
export const tidyDecision = (typed: string): string =>
  typed.normalize('NFC').replace(/\s/g, '').toUpperCase().slice(0, 60);

/**
 * Reckons what is owed by a locked fine as if it were paid on this day, and books what that changes. Nothing else than a fine
 * changes with the days. Its caller records the fact.
 */
export async function asOf(
  tx: Tx,
  ctx: Context,
  owed: Obligation,
  on: Temporal.PlainDate,
): Promise<Obligation> {
  if (owed.kind !== 'fine') return owed;
  const fine = await getFineOf(tx, owed.id);
  const assessment = assessFine(fine, await listPaid(tx, owed.id), on);
  if (assessment.totalVnd === owed.amountVnd) return owed;
  const of = { obligationId: owed.id, agencyId: owed.agencyId };
  await post(tx, ctx, entriesFor(owed.assessment, assessment, of));
  return changeObligation(tx, owed, { assessment, amountVnd: assessment.totalVnd });
}

/** What has been paid, each on the day the payer paid it: by the gateway's clock, or at the counter. */
async function listPaid(tx: Tx, obligationId: string): Promise<readonly PaidPart[]> {
  const rows = await tx
    .selectFrom('paymentReceipt')
    .leftJoin('paymentCharge', 'paymentCharge.id', 'chargeId')
    .select(['paymentReceipt.amountVnd', 'issuedAt', 'paymentCharge.paidAt'])
    .where('paymentReceipt.obligationId', '=', obligationId)
    .execute();
  return rows.map(({ amountVnd, issuedAt, paidAt }) => ({
    on: dayOf(paidAt ?? issuedAt),
    amountVnd: Number(amountVnd),
  }));
}

/** Fines that are late and not paid, the longest first. */
export async function listLateFines(
  db: Database,
  on: Temporal.PlainDate,
  { after, limit = 500 }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('paymentObligation')
    .select('id')
    .where('kind', '=', 'fine')
    .where(sql<boolean>`paid_vnd < amount_vnd`)
    .where('payBy', '<', on)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
