import { openSigningKey, type SigningServices, signFile } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { issueResult } from './commands/issue-result.ts';
import { numberResult } from './commands/number-result.ts';
import { asIssuedAt, type IssuedDossier, purposesOf } from './issued-dossier.ts';
import { type Dossier, dossierCan } from './model.ts';
import { ownStep } from './own-step.ts';
import { getDossier, listFiles } from './queries.ts';
import { paper } from './sign-result.ts';

export interface SealResult {
  readonly dossierId: string;
  readonly pin: string;
  /** The code of the moment, where a remote service sends one. */
  readonly otp?: string | undefined;
  /** The clerk says that the paper result has been stamped. */
  readonly isOnPaper?: boolean;
}

/**
 * The clerk's work from end to end: number where there is none yet, the agency's seal on the signed result, issue
 * (NĐ 30/2020 Điều 15–19). As with signing, what was cut off goes on where it stood.
 *
 * @throws InvalidInput `pin-wrong` at `/pin`, `paper-unconfirmed` at `/on-paper`
 */
export async function sealResult(
  ctx: Context,
  services: SigningServices,
  input: SealResult,
): Promise<Dossier> {
  const whole = await getDossier(ctx.db, ctx.actor, input.dossierId);
  const { item, isDoneByActor } = await ownStep(ctx, whole.id, 'issue');
  const dossier = await asIssuedAt(ctx.db, whole, item);
  if (isDoneByActor) return dossier;
  refuseUnless(dossierCan.handOver(dossier), 'dossier-not-open');
  try {
    return await issue(ctx, services, dossier, input);
  } catch (error) {
    // The other of two clicks was quicker.
    const isDone = error instanceof Refusal && (await ownStep(ctx, dossier.id, 'issue')).isDoneByActor;
    if (!isDone) throw error;
    return getDossier(ctx.db, ctx.actor, dossier.id);
  }
}

async function issue(
  ctx: Context,
  services: SigningServices,
  dossier: IssuedDossier,
  input: SealResult,
): Promise<Dossier> {
  const holder = { unitId: dossier.competentAgencyId };
  const results = await listFiles(ctx.db, dossier.id, purposesOf(dossier).result);
  const result = results.find(({ partId }) => partId === dossier.partId);
  const { pin, otp } = input;
  const key = result
    ? await openSigningKey(ctx, { holder, secret: { pin, otp }, keyRing: services.keyRing })
    : paper(input);
  await numberResult(ctx, { dossierId: dossier.id, action: 'issue', isOfficialLetter: false });
  const sealed =
    result &&
    key &&
    (await signFile(ctx, services, {
      fileId: result.fileId,
      key,
      subject: { type: 'dossier', id: dossier.id },
      purpose: 'seal',
      reason: 'Phát hành văn bản',
      agencyId: dossier.competentAgencyId,
    }));
  return issueResult(ctx, { dossierId: dossier.id, fileId: sealed?.id ?? null });
}
