import { pause, stateOf } from '#engines/working-time/index.ts';
import { suspendProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { supplementRequested } from '../events.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { listSupplements, lockDossier } from '../queries.ts';
import { requireReason } from './refuse-dossier.ts';

/**
 * Asks the applicant, once and completely, for what is missing (NĐ 61/2018 Điều 19(4); TT 03/2025 Mẫu 02). The
 * clock stops until they answer.
 *
 * @throws Refusal `second-supplement-needs-leader`, `supplement-already-requested`: the law allows one request, a
 *   second stands on a leader's word, and there is no third
 */
export async function requestSupplement(
  ctx: Context,
  input: {
    readonly dossierId: string;
    readonly reason: string;
    readonly papers: readonly string[];
    readonly seenVersion?: number | undefined;
  },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const incomplete = await lockDossier(tx, ctx.actor, input.dossierId);
    const earlier = await listSupplements(tx, incomplete.id);
    if (earlier.length === 0) ctx.authorize('dossiers.requestSupplement', incomplete);
    refuseUnless(dossierCan.requestSupplement(incomplete), 'dossier-not-open');
    refuseStale(incomplete, input.seenVersion);
    refuseUnless(earlier.length < 2, 'supplement-already-requested');
    refuseUnless(
      earlier.length === 0 || ctx.may('dossiers.requestSecondSupplement', incomplete),
      'second-supplement-needs-leader',
    );
    const reason = requireReason(input.reason);
    const papers = input.papers.map((paper) => paper.normalize('NFC').trim()).filter((paper) => paper !== '');
    if (papers.length === 0) throw new InvalidInput([{ field: '/papers', code: 'papers-required' }]);

    const { clock } = incomplete;
    const waiting = await changeDossier(tx, incomplete, {
      status: statuses.awaitingSupplement,
      ...(clock && stateOf(clock) === 'running' && { clock: pause(clock, ctx.now()) }),
    });
    const number = earlier.length + 1;
    await tx
      .insertInto('dossierSupplement')
      .values({
        id: newId(),
        dossierId: waiting.id,
        number,
        reason,
        papers: jsonb(papers),
        requestedAt: ctx.now(),
        requestedBy: ctx.actor.id,
        dueBeforeAt: waiting.dueAt,
      })
      .execute();
    const requirements = papers.map((what) => ({ what }));
    const letterId = await issueLetter(tx, ctx, waiting, 'supplement-request', { reason, requirements });
    await suspendProcess(tx, ctx, { type: 'dossier', id: waiting.id });
    await recordEvent(tx, ctx, supplementRequested(waiting, { status: waiting.status, letterId, number }));
    return waiting;
  });
}
