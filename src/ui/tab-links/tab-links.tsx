import { NavList } from '../shell/nav-list.tsx';
import type { NavItem } from '../shell/shell-props.ts';

/** Views of one thing, each with its own address: links, not script tabs. */
export const TabLinks = ({ label, tabs }: { readonly label: string; readonly tabs: readonly NavItem[] }) => (
  <nav class="mu-tabs" aria-label={label}>
    <NavList items={tabs} />
  </nav>
);
