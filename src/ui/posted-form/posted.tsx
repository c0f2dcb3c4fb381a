import { usePage } from '#platform/html/index.ts';
import { Alert } from '../alert/alert.tsx';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { words } from '../words/words.ts';

/** What was posted and is to be mended: the values as they were typed, and what is wrong with them. */
export interface Posted {
  /** Which form it was, where a page has several that ask the same. */
  readonly form?: string | undefined;
  readonly values: URLSearchParams;
  /** What is wrong, by the id of the box to mend. */
  readonly issues: ReadonlyMap<string, string>;
  /** Why the act did not come about, where no box is to blame. */
  readonly text?: string | undefined;
}

type Problem = Pick<Posted, 'issues' | 'text'>;

/** A fresh page. */
export const nothingPosted: Posted = { values: new URLSearchParams(), issues: new Map() };

/** Whether something is wrong, as the title of the page tells. */
export const isRefused = ({ issues, text }: Problem): boolean => issues.size > 0 || text !== undefined;

/** Whether anything was posted at all: an unticked box posts nothing. */
export const isPosted = (posted: Posted): boolean => posted.values.size > 0 || isRefused(posted);

/**
 * One form of several on a page that may ask the same: only the one that was posted shows what was typed, and bears
 * the ids to which the summary leads.
 */
export function postedTo(form: string, posted: Posted) {
  const isThis = posted.form === form;
  return {
    isThis,
    box: (name: string) => ({
      id: isThis ? name : `${form.replaceAll(/\W+/g, '-')}-${name}`,
      name,
      posted: isThis ? posted : nothingPosted,
    }),
  };
}

/** What went wrong a moment ago, first on the page: every box to mend, and why the act did not come about. */
export function PostedProblem({ posted: { issues, text } }: { readonly posted: Problem }) {
  const { locale } = usePage();
  return (
    <>
      <ErrorSummary errors={issues} />
      {text && (
        <Alert tone="warning" title={words(locale, 'notDone')} isNews>
          <p>{text}</p>
        </Alert>
      )}
    </>
  );
}
