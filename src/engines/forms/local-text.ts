import type { Locale } from '#platform/i18n/index.ts';
import type { LocalText } from './form-source.ts';

/** The text in this language; Vietnamese where English is lacking. */
export function inLocale(text: LocalText, locale: Locale): string {
  if (typeof text === 'string') return text;
  return (locale === 'en' ? text.en : undefined) ?? text.vi;
}
