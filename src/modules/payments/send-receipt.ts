import type { FastifyReply } from 'fastify';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { receiptNumber } from './model.ts';
import { getObligation } from './obligations.ts';
import { drawReceipt, listReceipts } from './receipts.ts';
import type { PaymentServices } from './services.ts';

/** The PDF of a receipt, for whoever may see what it was paid for. */
export async function sendReceipt(
  ctx: Context,
  reply: FastifyReply,
  { letters, baseUrl, subjectHref }: PaymentServices,
  params: { readonly id: string; readonly receiptId: string },
): Promise<FastifyReply> {
  const obligation = await getObligation(ctx.db, ctx.actor, params.id);
  const receipts = await listReceipts(ctx.db, obligation.id);
  const receipt = orNotFound(receipts.find((each) => each.id === params.receiptId));
  const pdf = await drawReceipt(letters, receipt, baseUrl + subjectHref('public', obligation));
  const name = `bien-lai-${receiptNumber(receipt).replace('/', '-')}.pdf`;
  return reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'x-content-type-options': 'nosniff',
    })
    .send(Buffer.from(pdf));
}
