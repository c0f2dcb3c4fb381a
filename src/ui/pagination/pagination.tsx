import { usePage } from '#platform/html/index.ts';
import { Icon } from '../icon/icon.tsx';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

export interface PaginationProps {
  /** Left out on the first page. */
  readonly previousHref?: string | undefined;
  /** Left out on the last page. */
  readonly nextHref?: string | undefined;
  /** What is shown: "Sách 21–40 trên 1.234". */
  readonly summary?: string | undefined;
}

/**
 * Steps to the page before and after. No page numbers: a list of millions is walked by key, because counting
 * and skipping rows costs more the further one goes.
 */
export function Pagination({ previousHref, nextHref, summary }: PaginationProps) {
  const { locale } = usePage();
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav class="mu-pagination" aria-label={words(locale, 'pages')}>
      {previousHref && (
        <a class="ds-button" data-variant="secondary" rel="prev" href={safeHref(previousHref)}>
          <Icon name="left" />
          {words(locale, 'previousPage')}
        </a>
      )}
      {summary && <p class="mu-quiet mu-number">{summary}</p>}
      {nextHref && (
        <a class="ds-button" data-variant="secondary" rel="next" href={safeHref(nextHref)}>
          {words(locale, 'nextPage')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
