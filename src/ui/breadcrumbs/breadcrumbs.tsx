import { usePage } from '#platform/html/index.ts';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

/** A step on the way here; the last, this page, needs no address. */
export interface Breadcrumb {
  readonly label: string;
  readonly href?: string | undefined;
}

/** The way from home to this page. */
export const Breadcrumbs = ({ items }: { readonly items: readonly Breadcrumb[] }) => (
  <nav class="ds-breadcrumbs mu-breadcrumbs" aria-label={words(usePage().locale, 'youAreHere')}>
    <ol>
      {items.map((item) => (
        <li key={item.label}>
          {item.href ? (
            <a class="ds-link" href={safeHref(item.href)}>
              {item.label}
            </a>
          ) : (
            <span aria-current="page">{item.label}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
