import { amountInWords, type LetterPress } from '#engines/letters/index.ts';
import { dayOf, getUnit, zone } from '#modules/org/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { kindName, reliefInWords } from './fees/index.ts';
import { type Obligation, receiptNumber } from './model.ts';

export interface Receipt {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly obligationId: string;
  readonly chargeId: string | null;
  readonly drawerId: string | null;
  readonly amountVnd: number;
  readonly data: unknown;
  readonly issuedAt: Temporal.Instant;
}

/**
 * Issues the receipt of money received: numbered in the act's transaction, its words fixed here, its PDF drawn from
 * them whenever it is wanted (biên lai thu phí, lệ phí: NĐ 123/2020/NĐ-CP Điều 30).
 */
export async function issueReceipt(
  tx: Tx,
  ctx: Context,
  obligation: Obligation,
  received: { readonly amountVnd: number } & (
    | { readonly drawerId: string; readonly chargeId?: undefined }
    | { readonly chargeId: string; readonly drawerId?: undefined }
  ),
): Promise<Receipt> {
  const { agencyId } = obligation;
  const { year } = dayOf(ctx.now());
  const agency = await getUnit(tx, agencyId);
  // Last before the writes: the counter's row stays locked from here to the end.
  const number = await nextNumber(tx, agencyId, year);
  const { drawerId = null, chargeId = null, amountVnd } = received;
  const data = receiptData(ctx, obligation, agency.name, {
    year,
    number,
    amountVnd,
    isCash: drawerId !== null,
  });
  const receipt = { id: newId(), year, number, obligationId: obligation.id, chargeId, drawerId, amountVnd };
  await tx
    .insertInto('paymentReceipt')
    .values({
      ...receipt,
      agencyId,
      amountVnd: String(amountVnd),
      data: jsonb(data),
      issuedAt: ctx.now(),
      issuedBy: ctx.actor.id,
    })
    .execute();
  return { ...receipt, data, issuedAt: ctx.now() };
}

async function nextNumber(tx: Tx, agencyId: string, year: number): Promise<number> {
  const { lastNumber } = await tx
    .insertInto('paymentReceiptCounter')
    .values({ agencyId, year, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['agencyId', 'year'])
        .doUpdateSet((column) => ({ lastNumber: column('paymentReceiptCounter.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}

/** How the receipt names itself, and what it was paid for, where that is no service. */
const abouts = {
  tax: { title: 'Biên lai thu thuế, nghĩa vụ tài chính', code: 'Mã hồ sơ', matter: 'Thủ tục' },
  fine: { title: 'Biên lai thu tiền phạt', code: 'Số quyết định', matter: 'Về việc' },
} as const;

/** What the receipt says; `receipt.typ` knows these words. */
function receiptData(
  ctx: Context,
  { payerName, title, subjectCode, assessment, kind: obligationKind }: Obligation,
  agencyName: string,
  taken: {
    readonly year: number;
    readonly number: number;
    readonly amountVnd: number;
    readonly isCash: boolean;
  },
) {
  return {
    agency: { name: agencyName },
    number: receiptNumber(taken),
    issuedAt: ctx.now().toZonedDateTimeISO(zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
    payer: payerName,
    dossier: { code: subjectCode, procedure: title },
    ...(obligationKind !== 'service' && { about: abouts[obligationKind] }),
    lines: assessment.lines.map(({ kind, label, payableVnd, budget }) => ({
      kind: kindName(kind, 'vi'),
      label: budget ? `${label.vi} (chương ${budget.chapter}, tiểu mục ${budget.subItem})` : label.vi,
      amountVnd: payableVnd,
    })),
    ...(assessment.relief && { relief: reliefInWords(assessment.relief, 'vi') }),
    amountVnd: taken.amountVnd,
    amountInWords: amountInWords(taken.amountVnd),
    method: taken.isCash ? 'Tiền mặt tại quầy' : 'Thanh toán trực tuyến',
    ...(taken.isCash && { collector: ctx.actor.name }),
  };
}

/** The receipts of obligations, in the order of their issue. */
export async function listReceipts(db: Database | Tx, obligationId: string): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('paymentReceipt')
    .select(['id', 'year', 'number', 'obligationId', 'chargeId', 'drawerId', 'amountVnd', 'data', 'issuedAt'])
    .where('obligationId', '=', obligationId)
    .orderBy('issuedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, amountVnd: Number(row.amountVnd) }));
}

/** The PDF of a receipt, with the code to scan that leads to what it was paid for. */
export const drawReceipt = (letters: LetterPress, receipt: Receipt, lookup: string): Promise<Uint8Array> =>
  letters.render(
    'receipt',
    { ...(receipt.data as object), lookup: { qr: lookup } },
    { createdAt: receipt.issuedAt },
  );
