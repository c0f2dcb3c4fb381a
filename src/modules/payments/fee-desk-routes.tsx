import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatMoney, nothingPosted, type Posted } from '#ui/index.ts';
import { findOpenCharge } from './charges.ts';
import { askRefund } from './commands/ask-refund.ts';
import { closeDrawer } from './commands/close-drawer.ts';
import { collectCash } from './commands/collect-cash.ts';
import { decideRefund } from './commands/decide-refund.ts';
import { handInDrawer } from './commands/hand-in-drawer.ts';
import { payRefund } from './commands/pay-refund.ts';
import { recalculateFee } from './commands/recalculate-fee.ts';
import { listDrawers } from './drawers.ts';
import { balanceOf } from './ledger.ts';
import { receiptNumber } from './model.ts';
import { listOverpaid, listOwed } from './obligations.ts';
import { DeskPaymentPage } from './pages/desk-payment-page.tsx';
import { FeesPage } from './pages/fees-page.tsx';
import { paymentPaths } from './paths.ts';
import { endCharge } from './pay-online.ts';
import { viewPayment } from './payment-view.ts';
import { listOpenRefunds } from './refunds.ts';
import { sendReceipt } from './send-receipt.ts';
import type { PaymentServices } from './services.ts';
import { postedAgain } from './text.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const ByReceipt = Type.Object({ id, receiptId: id });

/** The money at the counter: what is owed, cash, drawers, refunds. */
export const feeDeskRoutes =
  (services: PaymentServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const schema = { params: ById };

    app.get(paymentPaths.fees, { config }, async ({ ctx }, reply) =>
      reply.html(await feesPage(ctx, nothingPosted)),
    );

    app.get(paymentPaths.desk(':id'), { config, schema }, async ({ ctx, params }, reply) =>
      reply.html(await paymentPage(ctx, params.id, nothingPosted)),
    );

    app.post(paymentPaths.cash(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, session } = request;
      return orShowAgain(
        reply,
        (error) => paymentPage(ctx, params.id, postedAgain(error, form, 'cash')),
        async () => {
          const open = await findOpenCharge(ctx.db, params.id);
          // The person stands here with the money; their attempt online is asked about and ended.
          if (open && services.online) await endCharge(ctx, services.online.gateway, open);
          const amountVnd = Number(form.get('amount'));
          const { receipt } = await collectCash(ctx, { obligationId: params.id, amountVnd });
          session.flash(
            'success',
            `Đã thu ${formatMoney(amountVnd, 'vi')}, biên lai số ${receiptNumber(receipt)}.`,
          );
          return paymentPaths.desk(params.id);
        },
      );
    });

    app.post(paymentPaths.recalculation(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, session } = request;
      const again = (error: unknown) => paymentPage(ctx, params.id, postedAgain(error, form, 'recalculate'));
      return orShowAgain(reply, again, async () => {
        const reason = form.get('reason')?.trim() ?? '';
        if (reason.length < 5) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
        const changed = await recalculateFee(ctx, {
          obligationId: params.id,
          categories: form.getAll('category'),
          reason,
          seenVersion: Number(form.get('seenVersion')),
        });
        session.flash('success', `Đã tính lại: ${formatMoney(changed.amountVnd, 'vi')}.`);
        return paymentPaths.desk(params.id);
      });
    });

    app.post(
      paymentPaths.refunds(':id'),
      { config, schema },
      async ({ ctx, params, form, session }, reply) => {
        const again = (error: unknown) => paymentPage(ctx, params.id, postedAgain(error, form, 'refund'));
        return orShowAgain(reply, again, async () => {
          await askRefund(ctx, { obligationId: params.id, reason: form.get('reason') ?? '' });
          session.flash('success', 'Đã gửi đề nghị hoàn trả.');
          return paymentPaths.desk(params.id);
        });
      },
    );

    app.post(paymentPaths.refundDecision(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, session } = request;
      const again = (error: unknown) => feesPage(ctx, postedAgain(error, form, `decide-${params.id}`));
      return orShowAgain(reply, again, async () => {
        const isApproved = form.get('decision') === 'approve';
        await decideRefund(ctx, { refundId: params.id, isApproved, note: form.get('note') ?? '' });
        session.flash('success', isApproved ? 'Đã duyệt hoàn trả.' : 'Không duyệt hoàn trả.');
        return paymentPaths.fees;
      });
    });

    app.post(paymentPaths.refundPayment(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, session } = request;
      const again = (error: unknown) => feesPage(ctx, postedAgain(error, form, `pay-${params.id}`));
      return orShowAgain(reply, again, async () => {
        const through = form.get('through') === 'transfer' ? 'transfer' : 'cash';
        await payRefund(ctx, { refundId: params.id, through, proof: form.get('proof') ?? '' });
        session.flash('success', 'Đã ghi chi hoàn trả.');
        return paymentPaths.fees;
      });
    });

    app.post(paymentPaths.drawerClosing(':id'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, session } = request;
      const again = (error: unknown) => feesPage(ctx, postedAgain(error, form, 'close'));
      return orShowAgain(reply, again, async () => {
        const counted = (form.get('counted') ?? '').replace(/[\s.]/g, '');
        const countedVnd = /^\d{1,13}$/.test(counted) ? Number(counted) : Number.NaN;
        await closeDrawer(ctx, { drawerId: params.id, countedVnd, note: form.get('note') ?? '' });
        session.flash('success', 'Đã kết ca. Nộp tiền cho lãnh đạo bộ phận một cửa.');
        return paymentPaths.fees;
      });
    });

    app.post(
      paymentPaths.drawerHandIn(':id'),
      { config, schema },
      async ({ ctx, params, session }, reply) => {
        await handInDrawer(ctx, { drawerId: params.id });
        session.flash('success', 'Đã nhận tiền nộp quỹ.');
        return reply.redirect(paymentPaths.fees, 303);
      },
    );

    app.get(
      paymentPaths.deskReceipt(':id', ':receiptId'),
      { config, schema: { params: ByReceipt } },
      async ({ ctx, params }, reply) => sendReceipt(ctx, reply, services, params),
    );

    async function paymentPage(ctx: Context, obligationId: string, posted: Posted) {
      const view = await viewPayment(ctx, services, obligationId);
      const may = (act: string) => ctx.may(`payments.${act}`, view.obligation);
      return (
        <DeskPaymentPage
          view={view}
          dossierHref={services.subjectHref('desk', view.obligation)}
          may={{ collect: may('collect'), recalculate: may('recalculate') }}
          posted={posted}
        />
      );
    }
  };

async function feesPage(ctx: Context, posted: Posted) {
  const { db, actor } = ctx;
  if (!holdsRole(actor, 'receptionist') && !holdsRole(actor, 'oneStopHead')) throw new Refusal('not-allowed');
  const [owed, overpaid, refunds, drawers] = await Promise.all([
    listOwed(db, actor),
    listOverpaid(db, actor),
    listOpenRefunds(db, actor),
    listDrawers(db, actor),
  ]);
  const holding = await Promise.all(
    drawers.map(async (drawer) => ({
      ...drawer,
      holdsVnd: drawer.closedAt ? 0 : await balanceOf(db, 'cash', { drawerId: drawer.id }),
    })),
  );
  return (
    <FeesPage
      owed={owed}
      overpaid={overpaid}
      refunds={refunds}
      drawers={holding}
      actorId={actor.id!}
      isHead={holdsRole(actor, 'oneStopHead')}
      posted={posted}
    />
  );
}

/** Acts and leads on; a mistake shows the same page with what was typed. */
async function orShowAgain(
  reply: FastifyReply,
  page: (error: unknown) => Promise<Parameters<FastifyReply['html']>[0]>,
  act: () => Promise<string>,
): Promise<FastifyReply> {
  try {
    return reply.redirect(await act(), 303);
  } catch (error) {
    return reply.html(await page(error), { status: 422 });
  }
}
