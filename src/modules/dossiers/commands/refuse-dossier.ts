import { cancelProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { releaseFee } from '../dossier-fee.ts';
import { dossierRefused } from '../events.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Refuses a dossier at the desk, in writing and with reasons (TT 03/2025 Mẫu 03). */
export async function refuseDossier(
  ctx: Context,
  input: { readonly dossierId: string; readonly reason: string; readonly seenVersion?: number | undefined },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const filed = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.refuse', filed);
    refuseUnless(dossierCan.refuse(filed), 'dossier-cannot-be-refused');
    refuseStale(filed, input.seenVersion);
    const reason = requireReason(input.reason);

    const refused = await changeDossier(tx, filed, { status: statuses.refused, finishedAt: ctx.now() });
    const letterId = await issueLetter(tx, ctx, refused, 'refusal', { reasons: [{ what: reason }] });
    await cancelProcess(tx, ctx, { type: 'dossier', id: refused.id });
    await releaseFee(tx, ctx, refused, 'Hồ sơ không được tiếp nhận');
    await recordEvent(tx, ctx, dossierRefused(refused, { status: refused.status, letterId }));
    return refused;
  });
}

/** @throws InvalidInput `reason-required`: who is told no is told why */
export function requireReason(reason: string): string {
  const said = reason.normalize('NFC').trim();
  if (said.length < 5) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
  if (said.length > 2000)
    throw new InvalidInput([{ field: '/reason', code: 'too-long', params: { max: 2000 } }]);
  return said;
}
