import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatMoney } from '#ui/index.ts';
import { findOpenCharge } from './charges.ts';
import { accrueLateCharge } from './commands/accrue-late-charge.ts';
import { type Fine, findFine } from './fines/fines.ts';
import { FindFinePage, FinePage, type TypedFine } from './pages/fine-page.tsx';
import { paymentPaths } from './paths.ts';
import { followUp, payOnline } from './pay-online.ts';
import { viewPayment } from './payment-view.ts';
import { listReceipts } from './receipts.ts';
import { sendReceipt } from './send-receipt.ts';
import type { PaymentServices } from './services.ts';
import { t } from './text.ts';

/** Who speaks for somebody that showed both numbers of a decision. */
const finePayer = systemActor('fine-payer');

/** Numbers of decisions run on and identity numbers can be guessed at: both together not often in an hour. */
const limit = { max: 40, windowMs: 3_600_000 };

/** Paying a fine by the number of its decision, without an account. */
export const fineRoutes =
  (services: PaymentServices): Routes =>
  (app) => {
    const { online } = services;
    const config = { access: 'public' };

    app.get(paymentPaths.fines, { config }, async (_request, reply) => reply.html(<FindFinePage />));

    app.post(paymentPaths.fines, { config: { ...config, limit } }, async ({ ctx, form }, reply) => {
      const typed = typedIn(form);
      const fine = await findFine(ctx.db, typed);
      if (!fine) return reply.html(<FindFinePage typed={typed} isUnknown />, { status: 422 });
      await accrueLateCharge(ctx.as(finePayer), { obligationId: fine.obligationId });
      return reply.html(await finePage(ctx, fine, typed));
    });

    app.post(paymentPaths.fineCharge, { config: { ...config, limit } }, async ({ ctx, form }, reply) => {
      const [fine, typed] = await known(ctx, form);
      await payOnline(ctx.as(finePayer), orNotFound(online), fine.obligationId);
      return reply.html(await finePage(ctx, fine, typed));
    });

    app.post(
      paymentPaths.fineCheck,
      { config: { ...config, limit } },
      async ({ ctx, form, session, locale }, reply) => {
        const [fine, typed] = await known(ctx, form);
        const charge = await findOpenCharge(ctx.db, fine.obligationId);
        if (charge) {
          const { outcome, paid } = await followUp(ctx.as(finePayer), orNotFound(online).gateway, charge);
          if (paid)
            session.flash('success', t(locale, 'received', { amount: formatMoney(paid.amountVnd, locale) }));
          else session.flash('warning', t(locale, outcome === 'failed' ? 'failed' : 'notYet'));
        }
        return reply.html(await finePage(ctx, fine, typed));
      },
    );

    app.post(paymentPaths.fineReceipt, { config: { ...config, limit } }, async ({ ctx, form }, reply) => {
      const [fine] = await known(ctx, form);
      const receipt = orNotFound((await listReceipts(ctx.db, fine.obligationId)).at(-1));
      const params = { id: fine.obligationId, receiptId: receipt.id };
      return sendReceipt(ctx.as(finePayer), reply, services, params);
    });

    async function finePage(ctx: Context, fine: Fine, typed: TypedFine) {
      const view = await viewPayment(ctx.as(finePayer), services, fine.obligationId);
      const names = await listUnitNames(ctx.db, [fine.agencyId]);
      return (
        <FinePage
          fine={fine}
          view={view}
          typed={typed}
          agencyName={names.get(fine.agencyId) ?? ''}
          today={dayOf(ctx.now())}
        />
      );
    }
  };

const typedIn = (form: URLSearchParams): TypedFine => ({
  decisionNumber: form.get('decisionNumber') ?? '',
  payerNumber: form.get('payerNumber') ?? '',
});

/** @throws Refusal `not-found` unless both numbers are right */
async function known(ctx: Context, form: URLSearchParams): Promise<readonly [Fine, TypedFine]> {
  const typed = typedIn(form);
  return [orNotFound(await findFine(ctx.db, typed)), typed];
}
