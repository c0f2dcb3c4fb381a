import { type SqlBool, sql } from 'kysely';
import { zone } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { statementReconciled } from '../events.ts';
import { readStatement, type Statement, type StatementLine } from '../gateway/read-statement.ts';
import { type Entry, post } from '../ledger.ts';

export interface Reconciliation {
  readonly day: Temporal.PlainDate;
  readonly matched: number;
  readonly differing: number;
  readonly totalVnd: number;
}

type Row = Awaited<ReturnType<typeof paidCharges>>[number];

/**
 * Takes the gateway's statement of a day and compares it with the books, to the đồng. What agrees is settled: the
 * gateway owes that money no more. What does not becomes work: missing here, missing there, or another amount. The
 * same file again changes nothing.
 *
 * @throws InvalidInput for a broken file, or another file for a day that is done
 */
export async function reconcileStatement(
  ctx: Context,
  input: { readonly text: string },
): Promise<Reconciliation> {
  ctx.authorize('payments.reconcile');
  const statement = readStatement(input.text);
  return ctx.transaction(async (tx, ctx) => {
    const earlier = await tx
      .selectFrom('paymentStatement')
      .select(['digest'])
      .where('onDay', '=', statement.day)
      .executeTakeFirst();
    const { day, lines, totalVnd } = statement;
    if (earlier && earlier.digest !== statement.digest)
      throw new InvalidInput([
        { field: '/statement', code: 'statement-other', params: { day: day.toString() } },
      ]);
    if (earlier) return { day, matched: 0, differing: 0, totalVnd };

    const id = await keepStatement(tx, ctx, statement);
    const charges = await paidCharges(tx, statement);
    const { agreeing, differing } = compare(statement, charges);
    await settle(tx, ctx, day, agreeing);
    await foundLater(tx, ctx, lines);
    if (differing.length > 0) {
      await tx
        .insertInto('paymentDiscrepancy')
        .values(
          differing.map((each) => ({
            ...each,
            id: newId(),
            version: 1,
            onDay: day,
            hereVnd: String(each.hereVnd),
            thereVnd: String(each.thereVnd),
            foundAt: ctx.now(),
          })),
        )
        .onConflict((conflict) => conflict.columns(['gatewayTransaction', 'kind']).doNothing())
        .execute();
    }
    const sums = { matched: agreeing.length, differing: differing.length, totalVnd };
    await recordEvent(tx, ctx, statementReconciled({ id, version: 1 }, { day: day.toString(), ...sums }));
    return { day, ...sums };
  });
}

async function keepStatement(
  tx: Tx,
  ctx: Context,
  { day, digest, lines, totalVnd }: Statement,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('paymentStatement')
    .values({
      id,
      version: 1,
      onDay: day,
      digest,
      lineCount: lines.length,
      totalVnd: String(totalVnd),
      loadedAt: ctx.now(),
      loadedBy: ctx.actor.id,
    })
    .execute();
  for (let first = 0; first < lines.length; first += 1_000) {
    await tx
      .insertInto('paymentStatementLine')
      .values(
        lines.slice(first, first + 1_000).map(({ reference, transaction, amountVnd, paidAt }, index) => ({
          statementId: id,
          number: first + index + 1,
          reference,
          gatewayTransaction: transaction,
          amountVnd: String(amountVnd),
          paidAt,
        })),
      )
      .execute();
  }
  return id;
}

/** What our books say of the statement's references, and of everything paid on its day by the gateway's clock. */
function paidCharges(tx: Tx, { day, lines }: Statement) {
  const start = day.toZonedDateTime(zone).toInstant();
  const end = day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const references = lines.map(({ reference }) => reference);
  return tx
    .selectFrom('paymentCharge')
    .innerJoin('paymentObligation', 'paymentObligation.id', 'obligationId')
    .select([
      'paymentCharge.id',
      'obligationId',
      'agencyId',
      'reference',
      'state',
      'gatewayTransaction',
      'paymentCharge.paidVnd',
      'paidAt',
      'settledOn',
    ])
    .where((is) =>
      is.or([
        sql<SqlBool>`reference = any(${references})`,
        is.and([is('state', '=', 'paid'), is('paidAt', '>=', start), is('paidAt', '<', end)]),
      ]),
    )
    .execute();
}

interface Differing {
  readonly kind: 'missing-here' | 'missing-there' | 'amount-differs';
  readonly reference: string;
  readonly gatewayTransaction: string;
  readonly chargeId: string | null;
  readonly hereVnd: number;
  readonly thereVnd: number;
}

function compare({ lines }: Statement, charges: readonly Row[]) {
  const byReference = new Map(charges.map((charge) => [charge.reference, charge]));
  const agreeing: Row[] = [];
  const differing: Differing[] = [];
  for (const line of lines) {
    const charge = byReference.get(line.reference);
    const isHere = charge?.state === 'paid' && charge.gatewayTransaction === line.transaction;
    const hereVnd = isHere ? Number(charge.paidVnd) : 0;
    if (charge && isHere && hereVnd === line.amountVnd) agreeing.push(charge);
    else
      differing.push({
        kind: isHere ? 'amount-differs' : 'missing-here',
        reference: line.reference,
        gatewayTransaction: line.transaction,
        chargeId: charge?.id ?? null,
        hereVnd,
        thereVnd: line.amountVnd,
      });
  }
  const there = new Set(lines.map(({ transaction }) => transaction));
  for (const charge of charges) {
    const { gatewayTransaction: transaction } = charge;
    if (charge.state !== 'paid' || transaction === null || charge.settledOn || there.has(transaction))
      continue;
    differing.push({
      kind: 'missing-there',
      reference: charge.reference,
      gatewayTransaction: transaction,
      chargeId: charge.id,
      hereVnd: Number(charge.paidVnd),
      thereVnd: 0,
    });
  }
  return { agreeing: agreeing.filter(({ settledOn }) => settledOn === null), differing };
}

/** The gateway has paid in what it took: from its account to the treasury's. */
async function settle(tx: Tx, ctx: Context, day: Temporal.PlainDate, charges: readonly Row[]): Promise<void> {
  const ids = charges.map(({ id }) => id);
  await tx
    .updateTable('paymentCharge')
    .set({ settledOn: day })
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .execute();
  const entries = charges.map(
    ({ id, obligationId, agencyId, paidVnd }): Entry => ({
      kind: 'settle',
      debit: 'treasury',
      credit: 'gateway',
      amountVnd: Number(paidVnd),
      agencyId,
      obligationId,
      chargeId: id,
    }),
  );
  await post(tx, ctx, entries);
}

/** What a former statement lacked and this one has, as after midnight, needs nobody any more. */
const foundLater = (tx: Tx, ctx: Context, lines: readonly StatementLine[]) =>
  tx
    .updateTable('paymentDiscrepancy')
    .set({ resolution: 'found-later', note: 'Có trong tệp đối soát sau', resolvedAt: ctx.now() })
    .where('kind', '=', 'missing-there')
    .where('resolvedAt', 'is', null)
    .where(sql<SqlBool>`gateway_transaction = any(${lines.map(({ transaction }) => transaction)})`)
    .execute();
