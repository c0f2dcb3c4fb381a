import { compileForm, issueText } from '#engines/forms/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { Posted } from '#ui/index.ts';
import { errorTexts } from '../../error-texts.ts';

/** What was sent, and at each box all that is wrong with it: of several files each. @throws whatever else went wrong */
export function postedOwn(error: unknown, values: URLSearchParams, locale: Locale): Posted {
  if (!(error instanceof InvalidInput)) throw error;
  const byBox = Map.groupBy(error.issues, ({ field }) => field.slice(1));
  const told = [...byBox].map(
    ([box, issues]) => [box, issues.map((issue) => textOf(issue, locale)).join(' ')] as const,
  );
  return { values, issues: new Map(told) };
}

/** Uploads are told of in the words of the forms engine, acts in the module's own. */
const textOf = (issue: Issue, locale: Locale): string =>
  errorTexts(issue.code, locale, issue.params ?? {})?.text ?? issueText(uploads, issue, locale);

const uploads = compileForm({
  id: 'supplement',
  version: 1,
  title: { vi: 'Bổ sung giấy tờ', en: 'Papers' },
  stages: [
    {
      id: 'files',
      title: { vi: 'Bổ sung giấy tờ', en: 'Papers' },
      fields: [{ name: 'files', kind: 'file', label: { vi: 'Giấy tờ bổ sung', en: 'Papers' } }],
    },
  ],
});
