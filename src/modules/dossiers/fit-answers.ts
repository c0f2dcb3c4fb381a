import { type Answers, findField, inLocale } from '#engines/forms/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { formOf } from './form-of.ts';
import { submissionIssues } from './submission-issues.ts';

/** What of another system's answers the form can hold. */
export interface FittedAnswers {
  readonly answers: Answers;
  /** The labels of what the form asks and has not got. */
  readonly gaps: readonly string[];
  /** The names of answers that it has no place for, or that are none. */
  readonly leftOver: readonly string[];
}

/**
 * Fits answers given elsewhere into the form of a procedure: what its fields cannot hold is left over, what they still
 * ask is a gap. Papers that came, by number, are none.
 */
export async function fitAnswers(
  ctx: Context,
  of: {
    readonly procedureVersionId: string;
    readonly answers: Answers;
    readonly receivedComponents: readonly number[];
  },
): Promise<FittedAnswers> {
  const version = await getProcedureVersion(ctx.db, of.procedureVersionId);
  const form = await formOf(ctx.db, version);
  const fields = form.stages.flatMap((stage) => stage.fields);
  const answers: Record<string, Answers[string]> = { ...of.answers };
  for (;;) {
    const issues = await submissionIssues(ctx, form, version.content, answers, of.receivedComponents);
    const wrong = new Set(issues.filter(({ code }) => code !== 'required').map(({ field }) => nameIn(field)));
    const misfits = Object.keys(answers).filter((name) => wrong.has(name) || wrong.has(''));
    for (const name of misfits) delete answers[name];
    if (misfits.length > 0) continue;
    const labelOf = (pointer: string) => {
      const field = findField(fields, pointer.slice(1).replaceAll('/', '.'));
      return field ? inLocale(field.source.label, 'vi') : pointer.slice(1);
    };
    return {
      answers,
      gaps: [...new Set(issues.map(({ field }) => labelOf(field)))],
      leftOver: Object.keys(of.answers).filter((name) => !(name in answers)),
    };
  }
}

/** The answer that an issue is about: the first token of its JSON pointer (RFC 6901). */
const nameIn = (pointer: string) => (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
