import { pause, stateOf } from '#engines/working-time/index.ts';
import { type NewObligation, openObligation } from '#modules/payments/index.ts';
import { suspendProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { paymentDemanded } from '../events.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';

const mostVnd = 1_000_000_000_000;

export interface DemandDues {
  readonly dossierId: string;
  readonly amountVnd: number;
  /** What is owed, as the payer reads it: "Thuế thu nhập cá nhân". */
  readonly what: string;
  /** The notice or the article it rests on. */
  readonly legalBasis: string;
  readonly seenVersion?: number | undefined;
}

/**
 * Asks the applicant for a financial obligation that the work has shown, such as a tax by the tax office's notice. The
 * clock stands until it is paid (status 6 of the law's ten).
 */
export async function demandDues(ctx: Context, input: DemandDues): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const open = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.demandDues', open);
    refuseUnless(dossierCan.demandDues(open), 'dossier-not-open');
    refuseStale(open, input.seenVersion);
    const { amountVnd } = input;
    const [what, legalBasis] = [said(input.what), said(input.legalBasis)];
    const issues: Issue[] = [];
    if (!Number.isSafeInteger(amountVnd) || amountVnd < 1 || amountVnd > mostVnd)
      issues.push({ field: '/dues-amount', code: 'amount-required' });
    if (what.length < 5) issues.push({ field: '/dues-what', code: 'reason-required' });
    if (legalBasis.length < 5) issues.push({ field: '/dues-basis', code: 'reason-required' });
    if (issues.length > 0) throw new InvalidInput(issues);

    const label = { vi: `${what} (${legalBasis})` };
    return awaitPayment(tx, ctx, open, {
      assessment: {
        lines: [{ kind: 'dues', label, amountVnd, payableVnd: amountVnd }],
        relief: null,
        totalVnd: amountVnd,
      },
    });
  });
}

/** Writes down what is owed besides the fee; the clock and the process stand until it is paid, with what was owed before. */
export async function awaitPayment(
  tx: Tx,
  ctx: Context,
  open: Dossier,
  owed: Pick<NewObligation, 'assessment' | 'notice'>,
): Promise<Dossier> {
  const { clock } = open;
  const waits = open.status === statuses.awaitingPayment;
  const waiting = await changeDossier(tx, open, {
    status: statuses.awaitingPayment,
    ...(clock && stateOf(clock) === 'running' && { clock: pause(clock, ctx.now()) }),
  });
  if (!waits) await suspendProcess(tx, ctx, { type: 'dossier', id: waiting.id });
  const obligation = await openObligation(tx, ctx, {
    ...owed,
    subject: { type: 'dossier', id: waiting.id, code: waiting.code, title: waiting.procedureName },
    agencyId: waiting.competentAgencyId,
    deskId: waiting.receivingUnitId,
    payer: { id: waiting.applicantId, name: waiting.applicantName },
    dueAt: 'result',
  });
  const { amountVnd } = obligation;
  const facts = { status: waiting.status, obligationId: obligation.id, amountVnd };
  await recordEvent(tx, ctx, paymentDemanded(waiting, facts));
  return waiting;
}

const said = (text: string) => text.normalize('NFC').trim().slice(0, 500);
