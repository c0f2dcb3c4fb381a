import type { ErrorTexts } from '#platform/http/index.ts';
import { type Locale, texts } from '#platform/i18n/index.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

type TextKey = keyof typeof vi;

/** The module's texts. */
export const t = texts<TextKey>({ vi, en });

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(vi, key);

/** Why a file cannot be read, for who brought it. */
export const unreadableWords = (locale: Locale, reason: string): string =>
  t(locale, isTextKey(reason) ? reason : 'pdf-malformed');

/** The words of a refusal or an issue of this module, as the app's `errorTexts` asks for them. */
export const errorTexts: ErrorTexts = (code, locale, params) => {
  const [title, text, issue] = [`${code}.title`, `${code}.text`, `issue.${code}`];
  if (isTextKey(title) && isTextKey(text))
    return { title: t(locale, title, params), text: t(locale, text, params) };
  const isOwnIssue = code !== 'required' && isTextKey(issue);
  return isOwnIssue ? { title: t(locale, issue, params), text: t(locale, issue, params) } : undefined;
};
