import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { asCharge, countCharges, findOpenCharge } from '../charges.ts';
import { chargeStarted } from '../events.ts';
import { asOf } from '../fines/fines.ts';
import { platformTime } from '../gateway/national-platform.ts';
import { type Charge, chargeLife, nextPoll, type Obligation, owedVnd } from '../model.ts';
import { lockObligation } from '../obligations.ts';

/**
 * Begins to pay online, before the gateway is asked: whatever happens from here, the reference is known and is asked
 * about. Pressed twice it is one attempt.
 *
 * @throws Refusal `nothing-owed`; `online-under-way` when an attempt for another amount has not ended
 */
export async function startCharge(ctx: Context, input: { readonly obligationId: string }): Promise<Charge> {
  return ctx.transaction(async (tx, ctx) => {
    const locked = await lockObligation(tx, ctx.actor, input.obligationId);
    ctx.authorize('payments.pay', locked);
    const owed = await asOf(tx, ctx, locked, dayOf(ctx.now()));
    const amountVnd = owedVnd(owed);
    refuseUnless(amountVnd > 0, 'nothing-owed');
    const open = await findOpenCharge(tx, owed.id);
    refuseUnless(!open || open.amountVnd === amountVnd, 'online-under-way');
    if (open) return open;

    const now = ctx.now();
    const attempt = (await countCharges(tx, owed.id)) + 1;
    const row = {
      id: newId(),
      version: 1,
      obligationId: owed.id,
      reference: referenceOf(owed, now, attempt),
      amountVnd: String(amountVnd),
      state: 'started',
      startedAt: now,
      expiresAt: now.add(chargeLife),
      pollAt: nextPoll(0, now, now),
    };
    await tx.insertInto('paymentCharge').values(row).execute();
    const unpaid = { payUrl: null, polls: 0, gatewayTransaction: null, paidVnd: null, paidAt: null };
    const charge = asCharge({ ...unpaid, ...row });
    await recordEvent(tx, ctx, chargeStarted(charge, owed.agencyId, { obligationId: owed.id, amountVnd }));
    return charge;
  });
}

/**
 * "dvc", the dossier's code, the time and the attempt, in letters and digits alone: what banks carry. Numbers of notices and
 * decisions are each authority's own: a part of the obligation's id tells two alike apart.
 */
const referenceOf = (
  { kind, id, subjectCode }: Obligation,
  now: Temporal.Instant,
  attempt: number,
): string => {
  const own = kind === 'service' ? '' : id.replaceAll('-', '').slice(-6);
  const code = `${subjectCode.replace(/[^A-Za-z0-9]/g, '').slice(0, 24 - own.length)}${own}`;
  return `dvc${code}${platformTime(now)}${attempt.toString(36)}`;
};
