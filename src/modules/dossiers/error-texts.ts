import type { ErrorTexts } from '#platform/http/index.ts';
import * as en from './messages.en.ts';
import * as vi from './messages.vi.ts';

/** What the module's refusals and issues say to a person, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code, locale) => {
  const { refusals, issues } = locale === 'en' ? en : vi;
  const texts: Readonly<Record<string, string>> = { ...refusals, ...issues };
  if (!Object.hasOwn(texts, code)) return undefined;
  return { title: locale === 'en' ? 'Not possible now' : 'Chưa thực hiện được', text: texts[code]! };
};
