import { settleAnswers } from '#engines/forms/index.ts';
import type { FeeAssessment } from '#modules/payments/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { reckonDossierFee } from './dossier-fee.ts';
import type { OpenDraft } from './open-draft.ts';

/** What the application would cost as it is filled in now; nothing while the answers do not say enough. */
export async function feeOfDraft(
  ctx: Context,
  { version, form, draft, today }: OpenDraft,
): Promise<FeeAssessment | undefined> {
  try {
    const answers = settleAnswers(form, draft.answers, today);
    const fee = await reckonDossierFee(ctx.db, version.content, { channel: 'online', answers, on: today });
    return fee?.assessment;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'fee-not-computable') return undefined;
    throw error;
  }
}
