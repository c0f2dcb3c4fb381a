import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Typed } from './pages/field.tsx';
import { fieldIssues, refusals } from './refusal-words.vi.ts';

/** The form as it was typed with what is wrong with it, for the same page again; anything else is thrown on. */
export function typedAgain(error: unknown, values: URLSearchParams): Typed {
  if (!(error instanceof InvalidInput)) throw error;
  const issues = error.issues.map(
    ({ field, code }) => [field.slice(1), fieldIssues[code] ?? 'Chưa đúng.'] as const,
  );
  return { values, issues: new Map(issues) };
}

/** Why an act was refused, in a sentence; what is not ours to answer is thrown on. */
export function refusalText(error: unknown): string {
  if (error instanceof Refusal && error.code !== 'not-found' && refusals[error.code])
    return refusals[error.code]!;
  throw error;
}
