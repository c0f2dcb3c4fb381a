import { dueAt, resume, stateOf } from '#engines/working-time/index.ts';
import { owesBefore } from '#modules/payments/index.ts';
import { resumeProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { dueNow } from '../due.ts';
import { paymentCompleted } from '../events.ts';
import { type Dossier, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Goes on with a dossier whose dues are paid: the clock runs from where it stood. */
export async function resumePaidDossier(
  ctx: Context,
  input: { readonly dossierId: string },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const waiting = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.resumePaid', waiting);
    refuseUnless(waiting.status === statuses.awaitingPayment, 'dossier-not-open');
    refuseUnless(!(await owesBefore(tx, { type: 'dossier', id: waiting.id }, 'result')), 'fee-not-paid');

    const { clock } = waiting;
    const running = clock && stateOf(clock) === 'paused' ? resume(clock, ctx.now()) : clock;
    const due = running && dueAt(ctx.calendar, running);
    const resumed = await changeDossier(tx, waiting, {
      status: statuses.processing,
      ...(running && { clock: running, dueAt: due }),
    });
    await resumeProcess(tx, ctx, { type: 'dossier', id: resumed.id }, dueNow(ctx, resumed));
    const facts = { status: resumed.status, dueAt: due?.toString() ?? null };
    await recordEvent(tx, ctx, paymentCompleted(resumed, facts));
    return resumed;
  });
}
