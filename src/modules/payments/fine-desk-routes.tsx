import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted } from '#ui/index.ts';
import { recordFine } from './commands/record-fine.ts';
import { RecordFinePage } from './pages/record-fine-page.tsx';
import { paymentPaths } from './paths.ts';
import type { PaymentServices } from './services.ts';
import { postedAgain } from './text.ts';

/** Where decisions to fine are written down. */
export const fineDeskRoutes =
  ({ budget }: PaymentServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const page = (ctx: Context, posted: Posted) => {
      ctx.authorize('payments.recordFine');
      const codes = budget.finesOn(dayOf(ctx.now()));
      return <RecordFinePage codes={codes} daysToPay={budget.daysToPay} posted={posted} />;
    };

    app.get(paymentPaths.deskFines, { config }, async ({ ctx }, reply) =>
      reply.html(page(ctx, nothingPosted)),
    );

    app.post(paymentPaths.deskFines, { config }, async ({ ctx, form, session }, reply) => {
      try {
        const { noticeNumber } = await recordFine(ctx, budget, {
          decisionNumber: form.get('decisionNumber') ?? '',
          decisionOn: dayIn(form.get('decisionOn')),
          servedOn: dayIn(form.get('servedOn')),
          payerName: form.get('payerName') ?? '',
          payerNumber: form.get('payerNumber') ?? '',
          what: form.get('what') ?? '',
          amountVnd: Number((form.get('amountVnd') ?? '').replace(/[\s.]/g, '') || Number.NaN),
          code: form.get('code') ?? '',
        });
        session.flash('success', `Đã ghi quyết định ${noticeNumber}; có thể nộp phạt từ bây giờ.`);
        return reply.redirect(paymentPaths.fees, 303);
      } catch (error) {
        return reply.html(page(ctx, postedAgain(error, form, 'fine')), { status: 422 });
      }
    });
  };

/** Nothing for what is no day. */
function dayIn(typed: string | null): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(typed ?? '');
  } catch {
    return null;
  }
}
