import { buffer } from 'node:stream/consumers';
import { firstPageCorner } from '#engines/pdf-signature/index.ts';
import { compareCopies, type Dossier, listFiles } from '#modules/dossiers/index.ts';
import {
  type HoldersSecret,
  openSigningKey,
  type SigningServices,
  signFile,
} from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { getFile } from '#platform/files/index.ts';

/** Points; a scan is ink from edge to edge, so the mark has a place of its own on it. */
const mark = { width: 180, height: 34 };

/**
 * Signs every copy that waits for comparing with the officer's own key, and vouches for all in one act: what the law asks
 * where copies replace the papers (Decree 45/2020/NĐ-CP; provinces' rules of intake). The signature is
 * seen in the upper right corner of the first page (Decree 30/2020/NĐ-CP, Annex I). Broken off, nothing is signed twice.
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
    const { sha256 } = await getFile(ctx.db, fileId);
    const file = await signFile(ctx, services, {
      fileId,
      place: firstPageCorner(await buffer(services.blobs.read(sha256)), mark),
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
