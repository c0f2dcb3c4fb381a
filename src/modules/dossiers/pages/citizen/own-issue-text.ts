import { compileForm, issueText } from '#engines/forms/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { errorTexts } from '../../error-texts.ts';

/** Uploads are told of in the words of the forms engine, acts in the module's own. */
export const ownIssueText = (issue: Issue, locale: Locale): string =>
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
