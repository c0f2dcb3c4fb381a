import {
  type BankAccount,
  type BudgetCode,
  findTaxNotice,
  type Obligation,
} from '#modules/payments/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { dossierCan, statuses } from '../model.ts';
import { findDossierByCode, lockDossier } from '../queries.ts';
import { awaitPayment } from './demand-dues.ts';

export interface TaxNotice {
  readonly dossierCode: string;
  /** As the tax authority numbers it; its own for ever. */
  readonly number: string;
  readonly issuedOn: Temporal.PlainDate;
  readonly payBy: Temporal.PlainDate;
  /** The treasury's account that it names. */
  readonly beneficiary: BankAccount;
  readonly lines: readonly (BudgetCode & { readonly label: string; readonly amountVnd: number })[];
  /** As the notice sums them up. */
  readonly totalVnd: number;
}

/**
 * Takes what the tax authority asks of an applicant, as for a plot of land: the clock stands until it is paid (status 6 of the
 * law's ten). A notice that comes again is the one that came before; a second of its own stands beside the first.
 *
 * @throws Refusal `tax-notice-other` for a number that came with other contents, `dossier-not-open`
 */
export async function takeTaxNotice(ctx: Context, notice: TaxNotice): Promise<Obligation> {
  ctx.authorize('dossiers.takeTaxNotice');
  const issues = issuesOf(notice);
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const { id } = orNotFound(await findDossierByCode(tx, ctx.actor, notice.dossierCode));
    const open = await lockDossier(tx, ctx.actor, id);
    const known = await findTaxNotice(tx, notice.number);
    if (known) {
      const isSame = known.subjectId === open.id && known.amountVnd === notice.totalVnd;
      refuseUnless(isSame, 'tax-notice-other');
      return known;
    }
    refuseUnless(open.status === statuses.awaitingPayment || dossierCan.demandDues(open), 'dossier-not-open');
    await awaitPayment(tx, ctx, open, {
      assessment: {
        lines: notice.lines.map(({ label, amountVnd, chapter, subItem }) => ({
          kind: 'tax',
          label: { vi: label },
          amountVnd,
          payableVnd: amountVnd,
          budget: { chapter, subItem },
        })),
        relief: null,
        totalVnd: notice.totalVnd,
      },
      notice: {
        kind: 'tax',
        number: notice.number,
        on: notice.issuedOn,
        payBy: notice.payBy,
        beneficiary: notice.beneficiary,
      },
    });
    return (await findTaxNotice(tx, notice.number))!;
  });
}

/** What the authority's message says must agree with itself before anybody is asked for money. */
function issuesOf({ lines, totalVnd, issuedOn, payBy }: TaxNotice): readonly Issue[] {
  const sum = lines.reduce((total, { amountVnd }) => total + amountVnd, 0);
  return [
    ...(sum === totalVnd && totalVnd > 0 ? [] : [{ field: '/totalVnd', code: 'tax-sum-differs' }]),
    ...(Temporal.PlainDate.compare(payBy, issuedOn) >= 0
      ? []
      : [{ field: '/payBy', code: 'tax-pay-by-before' }]),
  ];
}
