import { checkAnswers } from '#engines/forms/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { acceptDossier } from './commands/accept-dossier.ts';
import { submitDossier } from './commands/submit-dossier.ts';
import { type Dossier, statuses } from './model.ts';
import { submissionIssues } from './submission-issues.ts';
import type { WalkIn, WalkInEntry } from './walk-in.ts';
import { submitterOf } from './walk-in-form.ts';

/**
 * Files and accepts what was handed in at the counter, so that the person leaves with the acknowledgement
 * (NĐ 118/2025; TT 03/2025 Mẫu 01). Sent twice, it is one dossier, accepted once.
 *
 * @throws InvalidInput with the issues of the person and of the form together
 */
export async function takeInDossier(ctx: Context, walkIn: WalkIn, entry: WalkInEntry): Promise<Dossier> {
  const { version, form, submitterForm, today, lists } = walkIn;
  const issues = [
    ...checkAnswers(submitterForm, entry.submitter, 'submit', { today, lists }),
    ...(await submissionIssues(ctx, form, version.content, entry.answers, entry.received)),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);

  const submitter = submitterOf(entry.submitter);
  const filed = await submitDossier(ctx, {
    procedureVersionId: version.id,
    channel: 'inPerson',
    applicant: { ...submitter, id: null, name: submitter.fullName },
    answers: entry.answers,
    receivedComponents: entry.received,
    placeCode: submitter.place ?? null,
    receivingUnitCode: walkIn.desk.code,
    returnMethod: submitter.returnMethod,
    submissionKey: entry.submissionKey,
  });
  if (filed.status !== statuses.filed) return filed;
  try {
    return await acceptDossier(ctx, { dossierId: filed.id });
  } catch (error) {
    // The same post a moment earlier has accepted it.
    if (error instanceof Refusal && error.code === 'dossier-not-awaiting-acceptance') return filed;
    throw error;
  }
}
