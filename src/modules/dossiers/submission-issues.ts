import { type Answers, checkAnswers, type Form } from '#engines/forms/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import type { Issue } from '#platform/errors/index.ts';
import { listsOf } from './form-of.ts';
import { componentAt, componentNumber } from './papers.ts';

/** What keeps these answers from being filed. A paper that lies at the desk needs no file. */
export async function submissionIssues(
  ctx: Context,
  form: Form,
  procedure: Procedure,
  answers: Answers,
  receivedComponents: readonly number[],
): Promise<readonly Issue[]> {
  const options = { today: dayOf(ctx.now()), lists: await listsOf(ctx) };
  const isHandedIn = ({ field, code }: Issue) =>
    code === 'required' && receivedComponents.includes(componentNumber(procedure, componentAt(form, field)));
  return checkAnswers(form, answers, 'submit', options).filter((issue) => !isHandedIn(issue));
}
