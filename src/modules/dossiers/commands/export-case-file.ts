import { createHash } from 'node:crypto';
import { readPersonalData } from '#modules/personal-data/index.ts';
import { openSigningKey, type SigningServices, signTogether } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type CaseFileServices, gatherCaseFile } from '../case-file.ts';
import { caseFileExported } from '../events.ts';
import { readableDossier } from '../persons-of.ts';
import { getDossier } from '../queries.ts';

export interface ExportCaseFile {
  readonly dossierId: string;
  /** Of the agency's seal. */
  readonly pin: string;
  readonly otp?: string | undefined;
}

export interface CaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The whole dossier as one ASiC-E container under the agency's seal, for a court, an inspection or another agency. Who
 * exports it has opened its papers: the person finds that among the readings of their data. It is not kept here; the log
 * has its digest.
 *
 * @throws InvalidInput, Refusal what `openSigningKey` says
 */
export async function exportCaseFile(
  ctx: Context,
  services: CaseFileServices & Pick<SigningServices, 'keyRing' | 'authorities' | 'patienceMs'>,
  { dossierId, pin, otp }: ExportCaseFile,
): Promise<CaseFile> {
  const dossier = await getDossier(ctx.db, ctx.actor, dossierId);
  const holder = { unitId: dossier.competentAgencyId };
  ctx.authorize('signing.keepKey', holder);
  const key = await openSigningKey(ctx, { holder, secret: { pin, otp }, keyRing: services.keyRing });
  await readPersonalData(ctx, { subject: readableDossier(dossier), purpose: 'papers' });
  const files = await gatherCaseFile(ctx, services, dossier);
  const bytes = await signTogether(ctx, services, files, key);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ctx.transaction(async (tx, ctx) => {
    await recordEvent(tx, ctx, caseFileExported(dossier, { sha256, keyId: key.id, files: files.length }));
    return { name: `${dossier.code}.asice`, bytes };
  });
}
