import { compareCopies, type Dossier, listFiles } from '#modules/dossiers/index.ts';
import {
  type HoldersSecret,
  openSigningKey,
  type SigningServices,
  signFile,
} from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';

/**
 * Signs every copy that waits for comparing with the officer's own key, and vouches for all in one act: what the law asks
 * where copies replace the papers (Decree 45/2020/NĐ-CP; provinces' rules of intake). Broken off, nothing is signed twice.
 *
 * @throws InvalidInput `pin-required`, `pin-wrong`, `otp-wrong`; Refusal as when a key is opened, `nothing-to-compare`
 */
export async function signCopies(
  ctx: Context,
  services: SigningServices,
  dossier: Dossier,
  secret: HoldersSecret,
): Promise<Dossier> {
  ctx.authorize('dossiers.scan', dossier);
  const waiting = (await listFiles(ctx.db, dossier.id)).filter(
    ({ scannedByName, comparedAt }) => scannedByName !== null && comparedAt === null,
  );
  refuseUnless(waiting.length > 0, 'nothing-to-compare');
  const key = await openSigningKey(ctx, {
    holder: { officerId: ctx.actor.id! },
    secret,
    count: waiting.length,
    keyRing: services.keyRing,
  });
  const signed = new Map<string, string>();
  for (const { fileId } of waiting) {
    const file = await signFile(ctx, services, {
      fileId,
      key,
      subject: { type: 'dossier', id: dossier.id },
      purpose: 'signature',
      reason: 'Số hoá từ bản giấy, đã đối chiếu',
      agencyId: dossier.competentAgencyId,
    });
    signed.set(fileId, file.id);
  }
  return compareCopies(ctx, { dossierId: dossier.id, signed });
}
