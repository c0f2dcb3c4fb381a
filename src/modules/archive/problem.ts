import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { ErrorTexts } from '#platform/http/index.ts';
import { problemWords } from './words.vi.ts';

/** What was typed into a form, and what is wrong with it. */
export interface Problem {
  readonly values: URLSearchParams;
  /** By the id of the field to mend. */
  readonly issues: ReadonlyMap<string, string>;
  readonly text?: string | undefined;
}

export const noProblem: Problem = { values: new URLSearchParams(), issues: new Map() };

const wordOf = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
  problemWords[code]?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** Why an act did not come about, in words. @throws the error itself when the page cannot explain it */
export function problemOf(error: unknown, values: URLSearchParams): Problem {
  if (error instanceof InvalidInput) {
    const issues = error.issues.map(
      ({ field, code, params }) => [field.split('/')[1] ?? '', wordOf(code, params) ?? code] as const,
    );
    return { values, issues: new Map(issues) };
  }
  const isOurs = error instanceof Refusal && error.code !== 'not-found';
  const text = isOurs ? wordOf(error.code, error.params) : undefined;
  if (!text) throw error;
  return { values, issues: new Map(), text };
}

export const statusOf = (error: unknown): number => (error instanceof InvalidInput ? 422 : 409);

/** The words of this module's refusals, as the app's `errorTexts` asks for them. */
export const errorTexts: ErrorTexts = (code, _locale, params) => {
  const text = code.startsWith('archive-') ? wordOf(code, params) : undefined;
  return text ? { title: 'Chưa thực hiện được', text } : undefined;
};
