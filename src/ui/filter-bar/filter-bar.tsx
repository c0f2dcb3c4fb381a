import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

export interface FilterBarProps {
  /** The list's own address; the fields inside become its query. */
  readonly action: string;
  readonly label: string;
  /** Labelled controls, each a `FilterField`. */
  readonly children: ComponentChildren;
  /** The unfiltered list; given when something is filtered. */
  readonly clearHref?: string | undefined;
}

/** The questions one may put to a list; answered by GET, so an answer can be kept, sent and gone back to. */
export function FilterBar({ action, label, children, clearHref }: FilterBarProps) {
  const { locale } = usePage();
  return (
    <search>
      <form class="mu-filters" method="get" action={safeHref(action)} aria-label={label}>
        {children}
        <button class="ds-button" data-variant="secondary" type="submit">
          {words(locale, 'filter')}
        </button>
        {clearHref && (
          <a class="mu-filters-clear" href={safeHref(clearHref)}>
            {words(locale, 'clearFilters')}
          </a>
        )}
      </form>
    </search>
  );
}
