import { dayOf } from '#modules/org/index.ts';
import { cancelProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { releaseFee } from '../dossier-fee.ts';
import { dossierRefused } from '../events.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';
import { listRefusalGrounds } from '../refusal-grounds.ts';

/**
 * Refuses a dossier at the desk, in writing, on a ground of the coded list and with the reason in this case
 * (TT 03/2025 Mẫu 03).
 *
 * @throws InvalidInput `ground-required` for a ground that is not on the list of the day
 */
export async function refuseDossier(
  ctx: Context,
  input: {
    readonly dossierId: string;
    /** Of the coded list: `TC01`. */
    readonly groundCode: string;
    readonly reason: string;
    readonly seenVersion?: number | undefined;
  },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const filed = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.refuse', filed);
    refuseUnless(dossierCan.refuse(filed), 'dossier-cannot-be-refused');
    refuseStale(filed, input.seenVersion);
    const grounds = await listRefusalGrounds(tx, dayOf(ctx.now()));
    const ground = grounds.find(({ code }) => code === input.groundCode);
    const issues = [
      ...(ground ? [] : [{ field: '/ground', code: 'ground-required' }]),
      ...reasonIssues(input.reason),
    ];
    if (!ground || issues.length > 0) throw new InvalidInput(issues);
    const reason = requireReason(input.reason);

    const refused = await changeDossier(tx, filed, { status: statuses.refused, finishedAt: ctx.now() });
    const letterId = await issueLetter(tx, ctx, refused, 'refusal', {
      reasons: [{ what: ground.title, why: reason }],
      legalBasis: ground.legalBasis,
    });
    await cancelProcess(tx, ctx, { type: 'dossier', id: refused.id });
    await releaseFee(tx, ctx, refused, 'Hồ sơ không được tiếp nhận');
    await recordEvent(
      tx,
      ctx,
      dossierRefused(refused, { status: refused.status, letterId, ground: ground.code }),
    );
    return refused;
  });
}

/** @throws InvalidInput `reason-required`: who is told no is told why */
export function requireReason(reason: string): string {
  const issues = reasonIssues(reason);
  if (issues.length > 0) throw new InvalidInput(issues);
  return said(reason);
}

const said = (reason: string) => reason.normalize('NFC').trim();

function reasonIssues(reason: string): readonly Issue[] {
  if (said(reason).length < 5) return [{ field: '/reason', code: 'reason-required' }];
  if (said(reason).length > 2000) return [{ field: '/reason', code: 'too-long', params: { max: 2000 } }];
  return [];
}
