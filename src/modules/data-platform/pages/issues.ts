import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { errorTexts } from '../error-texts.ts';

export type Issues = readonly (Issue & { readonly text: string })[];

/** What a form is to say; anything else goes its way. */
export function issuesIn(error: unknown): Issues {
  if (!(error instanceof InvalidInput)) throw error;
  return error.issues.map((issue) => ({
    ...issue,
    text: errorTexts(issue.code, 'vi', issue.params ?? {})?.text ?? 'Cần điền mục này.',
  }));
}

/** For the summary above the form, each leading to its box. */
export const summaryOf = (issues: Issues) => issues.map(({ field, text }) => [field.slice(1), text] as const);
