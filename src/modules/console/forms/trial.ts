import {
  type Answers,
  applyAction,
  checkAnswers,
  type Form,
  type Json,
  type Lists,
  nextStage,
  previousStage,
  reachableStages,
  readAction,
  readPosted,
} from '#engines/forms/index.ts';
import type { Issue } from '#platform/errors/index.ts';

/** Where someone who tries a form stands: nothing of it is kept. */
export interface Trial {
  readonly answers: Answers;
  /** Null once the last page is behind them. */
  readonly stageId: string | null;
  readonly issues: readonly Issue[];
}

/** Names of what a trial carries along from page to page; no field can bear them, for a field's name has no dash. */
export const carried = { answers: 'trial-answers', stage: 'trial-stage' } as const;

export interface TrialSetting {
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
}

export const beginTrial = (form: Form, answers: Answers, { today }: TrialSetting): Trial => ({
  answers,
  stageId: reachableStages(form, answers, today)[0]?.id ?? null,
  issues: [],
});

/** One page posted: the same rules as for an applicant, with a file's name for the file. */
export function continueTrial(form: Form, posted: URLSearchParams, { today, lists }: TrialSetting): Trial {
  const stageId = posted.get(carried.stage) ?? '';
  const read = readPosted(form, stageId, withNamesOfFiles(posted), carriedAnswers(posted));
  const action = readAction(posted);
  const answers = applyAction(form, read, action);
  if (action.kind === 'back') {
    return { answers, stageId: previousStage(form, stageId, answers, today)?.id ?? stageId, issues: [] };
  }
  if (action.kind !== 'continue') return { answers, stageId, issues: [] };
  const issues = checkAnswers(form, answers, 'submit', { today, lists, stageId });
  if (issues.length > 0) return { answers, stageId, issues };
  const next = nextStage(form, stageId, answers, today);
  if (next) return { answers, stageId: next.id, issues: [] };
  return { answers, stageId: null, issues: checkAnswers(form, answers, 'submit', { today, lists }) };
}

/** A form without uploads sends the names of the files chosen: enough to try what they decide. */
function withNamesOfFiles(posted: URLSearchParams): [string, string][] {
  return [...posted].map(([name, value]) => [name.replace(/\.upload$/, ''), value]);
}

function carriedAnswers(posted: URLSearchParams): Answers {
  try {
    const answers: Json = JSON.parse(posted.get(carried.answers) ?? '{}');
    return typeof answers === 'object' && answers !== null && !Array.isArray(answers)
      ? (answers as Answers)
      : {};
  } catch {
    return {};
  }
}
