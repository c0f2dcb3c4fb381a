import { completeWorkItem, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { refuseUnpaid } from '../dossier-fee.ts';
import { dueNow } from '../due.ts';
import { resultDelivered } from '../events.ts';
import { type Dossier, dossierCan, type ReturnMethod, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Hands the result over, at the desk, by post or online; the dossier is closed (NĐ 61/2018 Điều 20). */
export async function deliverResult(
  ctx: Context,
  input: { readonly dossierId: string; readonly method?: ReturnMethod | undefined },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const finished = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.deliver', finished);
    refuseUnless(dossierCan.deliver(finished), 'dossier-not-finished');
    await refuseUnpaid(tx, finished, 'result');
    const about = { subjectType: 'dossier', subjectId: finished.id };
    const item = await lockWorkItem(tx, ctx.actor, { ...about, action: 'return' });

    const method = input.method ?? finished.returnMethod;
    const delivered = await changeDossier(tx, finished, {
      status: statuses.delivered,
      returnedAt: ctx.now(),
    });
    await completeWorkItem(tx, ctx, item, { due: dueNow(ctx, delivered) });
    await recordEvent(tx, ctx, resultDelivered(delivered, { status: delivered.status, method }));
    return delivered;
  });
}
