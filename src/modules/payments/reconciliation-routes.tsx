import { text } from 'node:stream/consumers';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import { formatDate, formatMoney, nothingPosted, type Posted } from '#ui/index.ts';
import { listBudgetDay } from './budget-day.ts';
import { reconcileStatement } from './commands/reconcile-statement.ts';
import { type Resolution, resolveDiscrepancy } from './commands/resolve-discrepancy.ts';
import { listDiscrepancies, listStatements } from './discrepancies.ts';
import { ReconciliationPage } from './pages/reconciliation-page.tsx';
import { paymentPaths } from './paths.ts';
import { postedAgain } from './text.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Comparing the books with the gateway's statements. */
export function reconciliationRoutes(app: HttpApp): void {
  vietnameseOnly(app);
  const config = { access: 'officer' };

  app.get(paymentPaths.reconciliation, { config }, async ({ ctx }, reply) =>
    reply.html(await page(ctx, nothingPosted)),
  );

  app.post(
    paymentPaths.statements,
    { config: { ...config, uploads: { maxFiles: 1, maxFileBytes: 32 * 2 ** 20 } } },
    async ({ ctx, form, uploads, session }, reply) => {
      try {
        const [file] = uploads;
        if (!file) throw new InvalidInput([{ field: '/statement', code: 'statement-required' }]);
        const { day, matched, differing, totalVnd } = await reconcileStatement(ctx, {
          text: await text(file.stream()),
        });
        session.flash(
          differing > 0 ? 'warning' : 'success',
          `Ngày ${formatDate(day, 'vi')}: ${matched} giao dịch khớp, ${differing} chênh lệch, tổng ${formatMoney(totalVnd, 'vi')}.`,
        );
        return reply.redirect(paymentPaths.reconciliation, 303);
      } catch (error) {
        return reply.html(await page(ctx, postedAgain(error, form, 'statement')), { status: 422 });
      }
    },
  );

  app.post(
    paymentPaths.resolution(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, form, session }, reply) => {
      try {
        await resolveDiscrepancy(ctx, {
          discrepancyId: params.id,
          resolution: form.get('resolution') as Resolution,
          note: form.get('note') ?? '',
        });
        session.flash('success', 'Đã xử lý chênh lệch.');
        return reply.redirect(paymentPaths.reconciliation, 303);
      } catch (error) {
        return reply.html(await page(ctx, postedAgain(error, form, params.id)), { status: 422 });
      }
    },
  );
}

async function page(ctx: Context, posted: Posted) {
  ctx.authorize('payments.reconcile');
  const [discrepancies, statements] = await Promise.all([listDiscrepancies(ctx.db), listStatements(ctx.db)]);
  const [latest] = statements;
  const budget = latest ? await listBudgetDay(ctx.db, latest.onDay) : [];
  return (
    <ReconciliationPage
      discrepancies={discrepancies}
      statements={statements}
      budget={budget}
      posted={posted}
    />
  );
}
