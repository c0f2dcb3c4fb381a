import type { ErrorTexts } from '#platform/http/index.ts';
import { texts } from '#platform/i18n/index.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

export type TextKey = keyof typeof vi;

/** The module's texts. */
export const t = texts<TextKey>({ vi, en });

const isKey = (key: string): key is TextKey => Object.hasOwn(vi, key);

/** The words of a refusal or an issue of this module, as the app's `errorTexts` asks for them. */
export const errorTexts: ErrorTexts = (code, locale, params) => {
  const [title, text] = [`${code}.title`, `${code}.text`];
  if (isKey(title) && isKey(text)) return { title: t(locale, title, params), text: t(locale, text, params) };
  const issue = `issue.${code}`;
  return isKey(issue) ? { title: t(locale, 'issue.required'), text: t(locale, issue, params) } : undefined;
};

/** What stands beside a field for an issue's code. */
export const issueText = (locale: 'vi' | 'en', code: string): string => {
  const key = `issue.${code}`;
  return t(locale, isKey(key) ? key : 'issue.required');
};
