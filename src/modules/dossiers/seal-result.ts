import { checkPin, signFile } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { issueResult } from './commands/issue-result.ts';
import { numberResult } from './commands/number-result.ts';
import { type Dossier, dossierCan } from './model.ts';
import { ownStep } from './own-step.ts';
import { getDossier, listFiles } from './queries.ts';
import { paper } from './sign-result.ts';

export interface SealResult {
  readonly dossierId: string;
  readonly pin: string;
  /** The clerk says that the paper result has been stamped. */
  readonly isOnPaper?: boolean;
}

/**
 * The clerk's work from end to end: number where there is none yet, the agency's seal on the signed result, issue
 * (NĐ 30/2020 Điều 15–19). As with signing, what was cut off goes on where it stood.
 *
 * @throws InvalidInput `pin-wrong` at `/pin`, `paper-unconfirmed` at `/on-paper`
 */
export async function sealResult(ctx: Context, blobs: BlobStore, input: SealResult): Promise<Dossier> {
  const dossier = await getDossier(ctx.db, ctx.actor, input.dossierId);
  if ((await ownStep(ctx, dossier.id, 'issue')).isDoneByActor) return dossier;
  refuseUnless(dossierCan.handOver(dossier), 'dossier-not-open');
  try {
    return await issue(ctx, blobs, dossier, input);
  } catch (error) {
    // The other of two clicks was quicker.
    const isDone = error instanceof Refusal && (await ownStep(ctx, dossier.id, 'issue')).isDoneByActor;
    if (!isDone) throw error;
    return getDossier(ctx.db, ctx.actor, dossier.id);
  }
}

async function issue(ctx: Context, blobs: BlobStore, dossier: Dossier, input: SealResult): Promise<Dossier> {
  const holder = { unitId: dossier.competentAgencyId };
  const [result] = await listFiles(ctx.db, dossier.id, 'result');
  if (result) await checkPin(ctx, holder, input.pin);
  else paper(input);
  await numberResult(ctx, { dossierId: dossier.id, action: 'issue', isOfficialLetter: false });
  const sealed =
    result &&
    (await signFile(ctx, blobs, {
      fileId: result.fileId,
      holder,
      pin: input.pin,
      subject: { type: 'dossier', id: dossier.id },
      purpose: 'seal',
      reason: 'Phát hành văn bản',
      agencyId: dossier.competentAgencyId,
    }));
  return issueResult(ctx, { dossierId: dossier.id, fileId: sealed?.id ?? null });
}
