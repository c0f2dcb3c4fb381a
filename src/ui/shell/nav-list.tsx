import { Icon } from '../icon/icon.tsx';
import { safeHref } from '../safe-href/safe-href.ts';
import type { NavItem } from './shell-props.ts';

/** The links of a menu; the current one says so to screen readers too. */
export const NavList = ({ items }: { readonly items: readonly NavItem[] }) => (
  <ul class="mu-nav-list">
    {items.map((item) => (
      <li key={item.href}>
        <a class="mu-nav-link" href={safeHref(item.href)} aria-current={item.isCurrent ? 'page' : undefined}>
          {item.icon && <Icon name={item.icon} />}
          <span>{item.label}</span>
          {item.count ? <span class="mu-count">{item.count}</span> : null}
        </a>
      </li>
    ))}
  </ul>
);
