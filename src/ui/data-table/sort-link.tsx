import { Icon } from '../icon/icon.tsx';
import { safeHref } from '../safe-href/safe-href.ts';

export interface ColumnSort {
  /** The same list in this column's order (or turned about, when it already is). */
  readonly href: string;
  readonly direction?: 'ascending' | 'descending' | undefined;
}

/** A column's name that puts the list in its order; `aria-sort` on the header says the present one. */
export const SortLink = ({ label, href, direction }: ColumnSort & { readonly label: string }) => (
  <a class="mu-sort" href={safeHref(href)}>
    {label}
    {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
  </a>
);
