import type { ErrorTexts } from '#platform/http/index.ts';
import { refusedInWords } from '#ui/index.ts';
import { problemWords } from './words.vi.ts';

export const { wordOf, postedAgain } = refusedInWords(problemWords);

/** The words of this module's refusals, as the app's `errorTexts` asks for them. */
export const errorTexts: ErrorTexts = (code, _locale, params) => {
  const isOwn = /^(document|draft|parts|assign|repeat)-/.test(code);
  const text = isOwn ? wordOf(code, params) : undefined;
  return text ? { title: 'Chưa thực hiện được', text } : undefined;
};
