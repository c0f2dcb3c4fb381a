import { Refusal } from '#platform/errors/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { errorTexts } from './text.ts';

/** What to tell above the form for a refusal that its page expects; any other error is thrown on. */
export function refusalText(error: unknown, locale: Locale, ...codes: readonly string[]): string {
  if (error instanceof Refusal && codes.includes(error.code)) {
    return errorTexts(error.code, locale, error.params)?.text ?? error.code;
  }
  throw error;
}
