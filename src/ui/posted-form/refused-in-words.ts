import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Posted } from './posted.tsx';

type Params = Readonly<Record<string, string | number>>;
type WordOf = (code: string, params?: Params) => string | undefined;

const filledIn =
  (problemWords: Readonly<Record<string, string>>): WordOf =>
  (code, params = {}) =>
    problemWords[code]?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/**
 * Says why an act did not come about, in a module's words by code.
 * @param words by code, `{name}` in one is its parameter; or what finds them
 */
export function refusedInWords(words: Readonly<Record<string, string>> | WordOf) {
  const wordOf = typeof words === 'function' ? words : filledIn(words);
  return {
    wordOf,
    /** What was posted, with what is wrong with it. @throws the error itself when the page cannot explain it */
    postedAgain(error: unknown, values: URLSearchParams, form?: string): Posted {
      if (error instanceof InvalidInput) {
        // "/parts/0/unit" is told at the box of the parts.
        const issues = error.issues.map(
          ({ field, code, params }) => [field.split('/')[1] ?? '', wordOf(code, params) ?? code] as const,
        );
        return { form, values, issues: new Map(issues) };
      }
      const isOurs = error instanceof Refusal && error.code !== 'not-found';
      const text = isOurs ? wordOf(error.code, error.params) : undefined;
      if (!text) throw error;
      return { form, values, issues: new Map(), text };
    },
  };
}

/** 422: what was typed must be mended; 409: it cannot be done as things stand (RFC 9110 §15.5). */
export const refusedStatus = (error: unknown): 409 | 422 => (error instanceof InvalidInput ? 422 : 409);
