import { dayOf } from '#modules/org/index.ts';
import { cancelProcess, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { releaseFee } from '../dossier-fee.ts';
import { dossierWithdrawn } from '../events.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';

/**
 * The applicant takes the dossier back, while no result has been decided; the notice says that the work has ended
 * (NĐ 118/2025 Điều 21; TT 03/2025 Điều 7, Mẫu 05).
 */
export async function withdrawDossier(
  ctx: Context,
  input: { readonly dossierId: string; readonly reason: string },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const open = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.withdraw', open);
    refuseUnless(dossierCan.withdraw(open), 'dossier-not-open');

    const items = await listWorkItemsOf(tx, 'dossier', open.id);
    const stage =
      items.findLast(({ state }) => state === 'open' || state === 'suspended')?.title ?? 'chờ xử lý';
    const withdrawn = await changeDossier(tx, open, { status: statuses.withdrawn, finishedAt: ctx.now() });
    await cancelProcess(tx, ctx, { type: 'dossier', id: withdrawn.id });
    await releaseFee(tx, ctx, withdrawn, 'Người nộp rút hồ sơ');
    const reason = input.reason.normalize('NFC').trim().slice(0, 2000);
    const letterId = await issueLetter(tx, ctx, withdrawn, 'stop-notice', {
      reason: reason || 'người nộp hồ sơ đề nghị rút hồ sơ.',
      requestedAt: dayOf(ctx.now()).toString(),
      stage,
      stoppedOn: dayOf(ctx.now()).toString(),
    });
    const facts = { status: withdrawn.status, reason, letterId };
    await recordEvent(tx, ctx, dossierWithdrawn(withdrawn, facts));
    return withdrawn;
  });
}
