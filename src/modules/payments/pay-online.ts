import { listUnitsById } from '#modules/org/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { findCharge, findOpenCharge, keepPayUrl, listChargesToPoll, scheduleNextPoll } from './charges.ts';
import { closeCharge } from './commands/close-charge.ts';
import { settleCharge } from './commands/settle-charge.ts';
import { startCharge } from './commands/start-charge.ts';
import {
  type BankAccount,
  type GatewayAnswer,
  GatewayAway,
  type PaymentGateway,
} from './gateway/payment-gateway.ts';
import { type Charge, type ObligationKind, owedVnd } from './model.ts';
import { getObligation } from './obligations.ts';

/** How payments leave the house: absent where no gateway is connected, and then only the desk takes money. */
export interface OnlinePayments {
  readonly gateway: PaymentGateway;
  /** Where the money of an agency goes, by its code and what it is paid for. */
  accountOf(agencyCode: string, kind: ObligationKind): BankAccount | undefined;
}

/** Who speaks for the gateway in the books. */
export const gatewayActor = systemActor('payment-gateway');

/**
 * Pays online: the attempt is written down, then the gateway is asked for its page. Whatever breaks in between, the
 * next try goes on with the same reference, so nothing is charged twice.
 *
 * @throws Refusal `gateway-away` when it does not answer; `nothing-owed`; `no-account`
 */
export async function payOnline(
  ctx: Context,
  { gateway, accountOf }: OnlinePayments,
  obligationId: string,
): Promise<Charge> {
  const owed = await getObligation(ctx.db, ctx.actor, obligationId);
  ctx.authorize('payments.pay', owed);
  const earlier = await findOpenCharge(ctx.db, owed.id);
  // An attempt for another amount is asked about and ended before a new one begins.
  if (earlier && earlier.amountVnd !== owedVnd(owed)) await endCharge(ctx, gateway, earlier);
  const charge = await startCharge(ctx, { obligationId });
  if (charge.payUrl !== null && Temporal.Instant.compare(ctx.now(), charge.expiresAt) < 0) return charge;
  const [agency] = await listUnitsById(ctx.db, [owed.agencyId]);
  const account = owed.beneficiary ?? accountOf(agency!.code, owed.kind);
  if (!account) throw new Refusal('no-account');
  const { payUrl } = await answered(() =>
    gateway.open({
      reference: charge.reference,
      amountVnd: charge.amountVnd,
      at: ctx.now(),
      description: `Thanh toan ${purposes[owed.kind]} ${withoutSigns(owed.noticeNumber ?? owed.subjectCode)}`,
      payerName: owed.payerName,
      dossierCode: owed.subjectCode,
      procedureName: owed.title,
      agency: { code: agency!.code, name: agency!.name },
      account,
      lines: owed.assessment.lines.map(({ kind, label, payableVnd, budget }) => ({
        kind,
        label: label.vi,
        amountVnd: payableVnd,
        ...(budget && { budget }),
      })),
    }),
  );
  await keepPayUrl(ctx.db, charge.id, payUrl);
  return { ...charge, payUrl, state: 'open' };
}

/** Asks the gateway about an attempt and does what follows from its answer. Safe to repeat, at any moment. */
export async function followUp(
  ctx: Context,
  gateway: PaymentGateway,
  charge: Charge,
): Promise<GatewayAnswer> {
  const answer = await answered(() => gateway.query(charge.reference, ctx.now()));
  await heed(ctx, answer);
  if (answer.outcome !== 'paid') await scheduleNextPoll(ctx.db, charge, ctx.now(), answer.message);
  return answer;
}

/** What follows from a proved answer: a payment is booked, a failure ends the attempt, all else changes nothing. */
export async function heed(ctx: Context, answer: GatewayAnswer): Promise<void> {
  const acting = ctx.as(gatewayActor);
  if (answer.paid) await settleCharge(acting, { reference: answer.reference, paid: answer.paid });
  else if (answer.outcome === 'failed') {
    const charge = await findCharge(ctx.db, answer.reference);
    if (charge) await closeCharge(acting, { charge, why: answer.message });
  }
}

/** Ends the attempt under way, unless the gateway says that it was paid. */
export async function endCharge(ctx: Context, gateway: PaymentGateway, charge: Charge): Promise<void> {
  const { outcome } = await followUp(ctx, gateway, charge);
  if (outcome !== 'paid') await closeCharge(ctx.as(gatewayActor), { charge, why: 'superseded' });
}

/** Asks about every attempt whose time has come: what a lost callback would have said is found here. */
export async function pollCharges(
  ctx: Context,
  gateway: PaymentGateway,
  onError: (what: string, error: unknown) => void = () => {},
): Promise<number> {
  const due = await listChargesToPoll(ctx.db, ctx.now());
  for (const charge of due) {
    try {
      await followUp(ctx, gateway, charge);
    } catch (error) {
      onError('payments', error);
      await scheduleNextPoll(ctx.db, charge, ctx.now(), String(error));
      // Whoever does not answer one question is not asked fifty more; the others stay due.
      if (error instanceof Refusal && error.code === 'gateway-away') break;
    }
  }
  return due.length;
}

/** What a person can wait out is a refusal; anything else is ours. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GatewayAway) throw new Refusal('gateway-away');
    throw error;
  }
}

const purposes = { service: 'ho so', tax: 'thue theo thong bao', fine: 'phat theo quyet dinh' } as const;

/** As a bank's statement carries it. */
const withoutSigns = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd');
