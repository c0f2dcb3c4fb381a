import { Type } from 'typebox';
import { sitePaths } from '#modules/site/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatMoney } from '#ui/index.ts';
import { findCharge, findOpenCharge } from './charges.ts';
import { recalculateFee } from './commands/recalculate-fee.ts';
import { getObligation } from './obligations.ts';
import { PaymentPage } from './pages/payment-page.tsx';
import { paymentPaths } from './paths.ts';
import { followUp, gatewayActor, payOnline } from './pay-online.ts';
import { viewPayment } from './payment-view.ts';
import { isVisibleTo } from './policy.ts';
import { sendReceipt } from './send-receipt.ts';
import type { PaymentServices } from './services.ts';
import { takeCallback } from './take-callback.ts';
import { t } from './text.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const ByReceipt = Type.Object({ id, receiptId: id });
const Returned = Type.Object({ MaThamChieu: Type.String({ pattern: '^[A-Za-z0-9]{1,60}$' }) });

/** What the payer sees and does, and where the gateway calls. */
export const payerRoutes =
  (services: PaymentServices): Routes =>
  (app) => {
    const { online, subjectHref } = services;
    const config = { access: 'citizen' };
    const schema = { params: ById };

    app.get(paymentPaths.own(':id'), { config, schema }, async ({ ctx, params }, reply) => {
      const view = await viewPayment(ctx, services, params.id);
      return reply.html(<PaymentPage view={view} dossierHref={subjectHref('own', view.obligation)} />);
    });

    app.post(paymentPaths.charge(':id'), { config, schema }, async ({ ctx, params }, reply) => {
      await payOnline(ctx, orNotFound(online), params.id);
      return reply.redirect(`${paymentPaths.own(params.id)}#giao-dich`, 303);
    });

    app.post(paymentPaths.check(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, locale, session } = request;
      const owed = await getObligation(ctx.db, ctx.actor, params.id);
      const charge = await findOpenCharge(ctx.db, owed.id);
      if (charge) {
        const { outcome, paid } = await followUp(ctx, orNotFound(online).gateway, charge);
        if (paid)
          session.flash('success', t(locale, 'received', { amount: formatMoney(paid.amountVnd, locale) }));
        else session.flash('warning', t(locale, outcome === 'failed' ? 'failed' : 'notYet'));
      }
      return reply.redirect(paymentPaths.own(owed.id), 303);
    });

    app.get(
      paymentPaths.returned,
      { config: { access: 'public' }, schema: { querystring: Returned } },
      async ({ ctx, query, locale, session, url }, reply) => {
        const charge = orNotFound(await findCharge(ctx.db, query.MaThamChieu));
        const owed = await getObligation(ctx.db, gatewayActor, charge.obligationId);
        // A fine is paid without an account; everything else by the person it is asked of.
        const isFine = owed.kind === 'fine';
        if (!isFine && ctx.actor.id === null)
          return reply.redirect(`${sitePaths.signIn}?returnTo=${encodeURIComponent(url)}`, 303);
        orNotFound(isFine || isVisibleTo(ctx.actor, owed) ? owed : undefined);
        // What the browser brings is not believed: the gateway is asked, unless its callback was quicker.
        const answer =
          charge.state === 'paid' ? undefined : await followUp(ctx, orNotFound(online).gateway, charge);
        const paidVnd = answer?.paid?.amountVnd ?? charge.paidVnd;
        if (paidVnd)
          session.flash(
            'success',
            t(locale, isFine ? 'paidHere' : 'received', { amount: formatMoney(paidVnd, locale) }),
          );
        else session.flash('warning', t(locale, answer?.outcome === 'failed' ? 'failed' : 'notYet'));
        return reply.redirect(isFine ? paymentPaths.fines : paymentPaths.own(owed.id), 303);
      },
    );

    app.post(paymentPaths.relief(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, locale, session } = request;
      const changed = await recalculateFee(ctx, {
        obligationId: params.id,
        categories: form.getAll('category'),
        reason: t(locale, 'relief'),
        seenVersion: Number(form.get('seenVersion')),
      });
      session.flash('success', t(locale, 'recalculated', { amount: formatMoney(changed.amountVnd, locale) }));
      return reply.redirect(paymentPaths.own(params.id), 303);
    });

    app.get(
      paymentPaths.ownReceipt(':id', ':receiptId'),
      { config, schema: { params: ByReceipt } },
      async ({ ctx, params }, reply) => sendReceipt(ctx, reply, services, params),
    );

    if (!online) return;
    app.post(
      paymentPaths.callback,
      { config: { access: 'public', crossSite: true, limit: { max: 6_000, windowMs: 60_000 } } },
      async ({ ctx, body }, reply) => {
        const taken = await takeCallback(ctx, online.gateway, body);
        if (taken === 'forged') return reply.code(400).send({ MaLoi: '97', MoTaLoi: 'Sai mã xác thực' });
        return taken === 'taken'
          ? { MaLoi: '00', MoTaLoi: 'Đã nhận' }
          : { MaLoi: '03', MoTaLoi: 'Không có mã tham chiếu này' };
      },
    );
  };
