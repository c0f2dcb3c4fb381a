import { dueAt, restart } from '#engines/working-time/index.ts';
import { resumeProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { refuseLapsedAgent } from '../acting-for.ts';
import { changeDossier } from '../change-dossier.ts';
import { dueNow } from '../due.ts';
import { dossierSupplemented } from '../events.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { listSupplements, lockDossier } from '../queries.ts';

/**
 * Takes what was asked for. The time limit starts again from zero when the full dossier is in
 * (NĐ 61/2018 Điều 19(4)); a dossier that had not been accepted yet goes back to the desk.
 */
export async function supplementDossier(
  ctx: Context,
  input: {
    readonly dossierId: string;
    readonly fileIds: readonly string[];
    /** Papers brought to the desk, kept there without a file. */
    readonly isOnPaper?: boolean;
  },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const waiting = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.supplement', waiting);
    await refuseLapsedAgent(tx, ctx, waiting);
    refuseUnless(dossierCan.supplement(waiting), 'dossier-not-awaiting-supplement');
    if (input.fileIds.length === 0 && !input.isOnPaper) {
      throw new InvalidInput([{ field: '/files', code: 'papers-required' }]);
    }

    const request = (await listSupplements(tx, waiting.id)).at(-1)!;
    const { clock } = waiting;
    const restarted = clock && restart(clock, ctx.now());
    const due = restarted && dueAt(ctx.calendar, restarted);
    const supplemented = await changeDossier(tx, waiting, {
      status: restarted ? statuses.accepted : statuses.filed,
      ...(restarted && { clock: restarted, dueAt: due }),
    });
    if (input.fileIds.length > 0) {
      await tx
        .insertInto('dossierFile')
        .values(
          input.fileIds.map((fileId) => ({
            dossierId: supplemented.id,
            fileId,
            purpose: 'supplement',
            componentNumber: 0,
            addedAt: ctx.now(),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await tx
      .updateTable('dossierSupplement')
      .set({ answeredAt: ctx.now(), dueAfterAt: due })
      .where('id', '=', request.id)
      .execute();
    await resumeProcess(tx, ctx, { type: 'dossier', id: supplemented.id }, dueNow(ctx, supplemented));
    const facts = { status: supplemented.status, number: request.number, dueAt: due?.toString() ?? null };
    await recordEvent(tx, ctx, dossierSupplemented(supplemented, facts));
    return supplemented;
  });
}
