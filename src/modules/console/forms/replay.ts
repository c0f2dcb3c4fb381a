import {
  checkAnswers,
  type Form,
  findField,
  inLocale,
  issueText,
  type Lists,
  migrateAnswers,
} from '#engines/forms/index.ts';
import type { Submission } from '#modules/dossiers/index.ts';
import type { Issue } from '#platform/errors/index.ts';

/** What a newer form would have made of a submission of the past. Labels and reasons only: no answer is in it. */
export interface Replayed {
  readonly code: string;
  readonly submittedAt: Temporal.Instant;
  readonly outcome: 'same' | 'issues' | 'lost';
  /** What the person would have had to mend, and had not by the form of then. */
  readonly issues: readonly string[];
  /** What was answered then and has no place any more. */
  readonly lost: readonly string[];
}

export interface ReplaySetting {
  readonly newer: Form;
  /** The day on which the submission was made, and the lists as they stood on it. */
  settingOf(submission: Submission): Promise<{ readonly today: Temporal.PlainDate; readonly lists: Lists }>;
}

/** Carries each submission into the newer form and checks it on its own day. */
export async function replay(
  submissions: readonly Submission[],
  { newer, settingOf }: ReplaySetting,
): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = [];
  for (const submission of submissions) {
    const setting = await settingOf(submission);
    const { form, answers, code, submittedAt } = submission;
    const { answers: moved, lost } = migrateAnswers(form, newer, answers);
    const known = new Set(checkAnswers(form, answers, 'submit', setting).map(keyOf));
    const issues = checkAnswers(newer, moved, 'submit', setting).filter((issue) => !known.has(keyOf(issue)));
    replayed.push({
      code,
      submittedAt,
      outcome: issues.length > 0 ? 'issues' : lost.length > 0 ? 'lost' : 'same',
      issues: [...new Set(issues.map((issue) => inPlainWords(newer, issue)))],
      lost: [...new Set(lost.map(({ label }) => inLocale(label, 'vi')))],
    });
  }
  return replayed;
}

const keyOf = ({ field, code }: Issue) => `${field} ${code}`;

/** "Giấy ủy quyền: Tải lên giấy ủy quyền." A rule tells itself. */
function inPlainWords(form: Form, issue: Issue): string {
  const path = issue.field.slice(1).replaceAll('/', '.');
  const field = findField(
    form.stages.flatMap((stage) => stage.fields),
    path,
  );
  const text = issueText(form, issue, 'vi');
  return field && issue.code !== 'required' ? `${inLocale(field.label, 'vi')}: ${text}` : text;
}

/** How many of them came out how, and what troubled the most. */
export function totalsOf(replayed: readonly Replayed[]) {
  const count = (outcome: Replayed['outcome']) => replayed.filter((each) => each.outcome === outcome).length;
  return { same: count('same'), issues: count('issues'), lost: count('lost'), all: replayed.length };
}
