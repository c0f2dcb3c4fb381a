import type { ErrorTexts } from '#platform/http/index.ts';
import { texts } from '#platform/i18n/index.ts';
import { formatNumber, refusedInWords } from '#ui/index.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

type TextKey = keyof typeof vi;

/** The module's texts. */
export const t = texts<TextKey>({ vi, en });

const isTextKey = (key: string): key is TextKey => Object.hasOwn(vi, key);

/** What the module's refusals and issues say to a person, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code, locale, params) => {
  const [title, text, issue] = [`${code}.title`, `${code}.text`, `issue.${code}`];
  if (isTextKey(title) && isTextKey(text))
    return { title: t(locale, title, params), text: t(locale, text, params) };
  return isTextKey(issue) ? { title: t(locale, issue, params), text: t(locale, issue, params) } : undefined;
};

/** What is wrong with an answer, in Vietnamese: the desk's language. Numbers are amounts. */
function issueText(code: string, params: Readonly<Record<string, string | number>> = {}): string | undefined {
  const key = `issue.${code}`;
  const said = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value, 'vi') : value,
  ]);
  return isTextKey(key) ? t('vi', key, Object.fromEntries(said)) : undefined;
}

/** A form of the desk again, with what is wrong in it; anything else is thrown on. */
export const { postedAgain } = refusedInWords(issueText);
