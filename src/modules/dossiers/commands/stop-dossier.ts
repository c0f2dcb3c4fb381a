import { amountInWords } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { cancelProcess, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { releaseFee } from '../dossier-fee.ts';
import { dossierStopped } from '../events.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';
import { requireReason } from './refuse-dossier.ts';

/**
 * Stops the handling of an accepted dossier before anything is decided, at the applicant's request or because it cannot
 * go on, with the notice that says why and what is paid back (NĐ 118/2025 Điều 21; TT 03/2025 Điều 7, Mẫu 05).
 */
export async function stopDossier(
  ctx: Context,
  input: {
    readonly dossierId: string;
    readonly reason: string;
    /** The applicant asked for it; their day stands in the notice. */
    readonly isRequested: boolean;
    /** What was paid is to be given back. */
    readonly refundsFee: boolean;
    readonly seenVersion?: number | undefined;
  },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const open = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.stop', open);
    refuseUnless(dossierCan.stop(open), 'dossier-not-open');
    refuseStale(open, input.seenVersion);
    const reason = requireReason(input.reason);
    const items = await listWorkItemsOf(tx, 'dossier', open.id);
    const stage = items.findLast(({ state }) => state === 'open' || state === 'suspended')?.title;

    const stopped = await changeDossier(tx, open, { status: statuses.stopped, finishedAt: ctx.now() });
    await cancelProcess(tx, ctx, { type: 'dossier', id: stopped.id });
    const refundVnd = await releaseFee(tx, ctx, stopped, 'Dừng giải quyết hồ sơ', input.refundsFee);
    const letterId = await issueLetter(tx, ctx, stopped, 'stop-notice', {
      reason,
      stoppedOn: dayOf(ctx.now()).toString(),
      ...(input.isRequested && {
        requestedAt: dayOf(ctx.now()).toString(),
        stage: stage ?? 'chờ xử lý',
      }),
      ...(refundVnd > 0 && { refundVnd, refundInWords: amountInWords(refundVnd) }),
    });
    await recordEvent(tx, ctx, dossierStopped(stopped, { status: stopped.status, letterId }));
    return stopped;
  });
}
