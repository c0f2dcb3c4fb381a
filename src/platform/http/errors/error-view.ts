import type { Issue } from '../../errors/index.ts';
import type { Locale } from '../../i18n/index.ts';

export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

/** The texts of a code in a language, or undefined when the code is not yours. */
export type ErrorTexts = (
  code: string,
  locale: Locale,
  params: Readonly<Record<string, string | number>>,
) => ErrorText | undefined;

/** An error as a person is told of it. */
export interface ErrorView {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly issues: readonly (Issue & { readonly text: string })[];
  /** What to quote when asking for help; the log has the same. Only for what we did not foresee. */
  readonly incident: string | undefined;
  readonly locale: Locale;
  /** Where a search goes, on the page of a missing address. */
  readonly searchPath: string | undefined;
}
