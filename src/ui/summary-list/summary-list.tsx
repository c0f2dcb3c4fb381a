import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

export interface SummaryRow {
  readonly term: string;
  readonly value: ComponentChildren;
  /** Where this answer may be changed. */
  readonly changeHref?: string | undefined;
}

/** What is known, row by row: answers before sending, the facts of a matter. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const { locale } = usePage();
  return (
    <dl class="mu-summary">
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.changeHref && (
            <dd class="mu-summary-change">
              <a href={safeHref(row.changeHref)}>
                {words(locale, 'change')}
                <span class="ds-sr-only"> {row.term.toLocaleLowerCase(locale)}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
