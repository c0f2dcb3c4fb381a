import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { fineRecorded } from '../events.ts';
import { assessFine } from '../fines/assess-fine.ts';
import type { BudgetRules } from '../fines/budget-rules.ts';
import { tidyDecision } from '../fines/fines.ts';
import type { Obligation } from '../model.ts';
import { openObligation } from '../obligations.ts';

export interface RecordFine {
  readonly decisionNumber: string;
  readonly decisionOn: Temporal.PlainDate | null;
  /** When the person fined received the decision. */
  readonly servedOn: Temporal.PlainDate | null;
  readonly payerName: string;
  /** Identity number, or tax code of an organisation. */
  readonly payerNumber: string;
  /** For what, as the decision has it. */
  readonly what: string;
  readonly amountVnd: number;
  /** Of the pack's `budget-codes.yaml`. */
  readonly code: string;
}

const mostVnd = 10_000_000_000;

/**
 * Writes down a decision to fine, so that it can be paid here: within ten days of its receipt (Law 15/2012/QH13, article
 * 78), and later with what is added for each day.
 *
 * @throws Refusal `fine-recorded` for a decision that stands here already
 */
export async function recordFine(ctx: Context, rules: BudgetRules, input: RecordFine): Promise<Obligation> {
  ctx.authorize('payments.recordFine');
  const { decisionOn, servedOn, amountVnd } = input;
  const today = dayOf(ctx.now());
  const number = tidyDecision(input.decisionNumber);
  const [payerName, what] = [input.payerName, input.what].map((text) =>
    text.normalize('NFC').trim().slice(0, 500),
  );
  const payerNumber = input.payerNumber.replace(/\D/g, '');
  const terms = decisionOn ? rules.termsOf(input.code, decisionOn) : undefined;
  const issues: Issue[] = [];
  const need = (isSo: unknown, field: string, code: string) => {
    if (!isSo) issues.push({ field, code });
  };
  need(/^\d+.*\/.+/.test(number), '/decisionNumber', 'decision-number-required');
  need(decisionOn && Temporal.PlainDate.compare(decisionOn, today) <= 0, '/decisionOn', 'past-day-required');
  need(
    servedOn &&
      Temporal.PlainDate.compare(servedOn, today) <= 0 &&
      decisionOn &&
      Temporal.PlainDate.compare(decisionOn, servedOn) <= 0,
    '/servedOn',
    'served-day-required',
  );
  need(payerName!.length >= 2, '/payerName', 'name-required');
  need(/^(\d{10}|\d{12,13})$/.test(payerNumber), '/payerNumber', 'payer-number-required');
  need(what!.length >= 5, '/what', 'reason-required');
  need(
    Number.isSafeInteger(amountVnd) && amountVnd > 0 && amountVnd <= mostVnd,
    '/amountVnd',
    'not-an-amount',
  );
  need(terms || !decisionOn, '/code', 'budget-code-required');
  if (issues.length > 0) throw new InvalidInput(issues);

  const payBy = servedOn!.add({ days: rules.daysToPay });
  const fine = { amountVnd, payBy, what: what!, terms: terms! };
  const position = ctx.actor.positions[0]!;
  return ctx.transaction(async (tx, ctx) => {
    const known = await tx
      .selectFrom('paymentFine')
      .select('id')
      .where('agencyId', '=', position.agencyId)
      .where('decisionNumber', '=', number)
      .where('decisionOn', '=', decisionOn)
      .executeTakeFirst();
    refuseUnless(!known, 'fine-recorded');
    const id = newId();
    const obligation = await openObligation(tx, ctx, {
      subject: { type: 'fine', id, code: number, title: 'Quyết định xử phạt vi phạm hành chính' },
      agencyId: position.agencyId,
      deskId: position.unitId,
      payer: { id: null, name: payerName! },
      dueAt: 'anytime',
      assessment: assessFine(fine, [], payBy),
      notice: { kind: 'fine', number, on: decisionOn!, payBy },
    });
    await tx
      .insertInto('paymentFine')
      .values({
        id,
        obligationId: obligation.id,
        agencyId: position.agencyId,
        decisionNumber: number,
        decisionOn: decisionOn!,
        payerNumber,
        what: fine.what,
        amountVnd: String(amountVnd),
        servedOn: servedOn!,
        payBy,
        terms: jsonb(terms!),
        recordedAt: ctx.now(),
        recordedBy: ctx.actor.id,
      })
      .execute();
    await recordEvent(tx, ctx, fineRecorded(obligation, { amountVnd, payBy: payBy.toString() }));
    return obligation;
  });
}
