import type { Issue } from '../../errors/index.ts';
import { type Locale, texts } from '../../i18n/index.ts';
import { en } from '../messages.en.ts';
import { vi } from '../messages.vi.ts';
import type { ErrorText, ErrorTexts } from './error-view.ts';

/** The platform's own words on pages. */
export const httpText = texts({ vi, en });

type Params = Readonly<Record<string, string | number>>;
const isKey = (key: string): key is keyof typeof vi => Object.hasOwn(vi, key);

/** The modules' text for a code, else the platform's, else the platform's for the status. */
export function errorText(
  theirs: ErrorTexts | undefined,
  code: string,
  status: number,
  locale: Locale,
  params: Params,
): ErrorText {
  return (
    theirs?.(code, locale, params) ??
    own(code, locale, params) ??
    own(`status-${status}`, locale, params) ?? {
      title: httpText(locale, 'unexpected.title'),
      text: httpText(locale, 'unexpected.text'),
    }
  );
}

function own(code: string, locale: Locale, params: Params): ErrorText | undefined {
  const title = `${code}.title`;
  const text = `${code}.text`;
  if (!isKey(title) || !isKey(text)) return undefined;
  return { title: httpText(locale, title, params), text: httpText(locale, text, params) };
}

/** "/child/name: must be filled in": the modules' words, else the platform's. */
export function issueText(
  theirs: ErrorTexts | undefined,
  { field, code, params = {} }: Issue,
  locale: Locale,
): string {
  const key = `issue.${code}`;
  const text =
    theirs?.(code, locale, params)?.text ?? httpText(locale, isKey(key) ? key : 'issue.not-valid', params);
  return field ? `${field}: ${text}` : text;
}
