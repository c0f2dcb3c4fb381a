import { usePage } from '#platform/html/index.ts';
import { Flashes } from '../alert/flashes.tsx';
import { Breadcrumbs } from '../breadcrumbs/breadcrumbs.tsx';
import { Document } from '../document/document.tsx';
import { Icon } from '../icon/icon.tsx';
import { SearchBox } from '../search-box/search-box.tsx';
import { Brand } from '../shell/brand.tsx';
import { LanguageLinks } from '../shell/language-links.tsx';
import { NavList } from '../shell/nav-list.tsx';
import type { NavItem, ShellProps, SignedIn } from '../shell/shell-props.ts';
import { UserMenu } from '../user-menu/user-menu.tsx';
import { words } from '../words/words.ts';

export interface NavSection {
  readonly label: string;
  readonly items: readonly NavItem[];
}

export interface WorkShellProps extends ShellProps {
  readonly user: SignedIn;
  /** More groups of links below `nav`, each under its name. */
  readonly sections?: readonly NavSection[] | undefined;
  /** The one inbox, always one press away. */
  readonly inbox?: { readonly href: string; readonly count: number } | undefined;
}

/** The frame of people at work: a menu at the side, a dense page, the inbox in sight. */
export function WorkShell({ kind, ...props }: WorkShellProps & { readonly kind: 'desk' | 'console' }) {
  const { locale } = usePage();
  return (
    <Document {...props} size="sm">
      {props.banner}
      <div class="mu-work" data-kind={kind}>
        <header class="mu-work-header">
          <Brand {...props} />
          {props.search && <SearchBox {...props.search} id="header-search" />}
          {props.inbox && <InboxLink {...props.inbox} />}
          <LanguageLinks languages={props.languages} />
          <UserMenu {...props.user} />
        </header>
        <nav class="mu-work-nav" aria-label={words(locale, 'mainMenu')}>
          <NavList items={props.nav} />
          {props.sections?.map((section) => (
            <div class="mu-nav-section" key={section.label}>
              <p>{section.label}</p>
              <NavList items={section.items} />
            </div>
          ))}
        </nav>
        <div class="mu-work-main">
          {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} />}
          <Flashes />
          <main id="main-content" tabindex={-1}>
            {props.children}
          </main>
        </div>
      </div>
    </Document>
  );
}

function InboxLink({ href, count }: NonNullable<WorkShellProps['inbox']>) {
  const { locale } = usePage();
  return (
    <a class="mu-band-link mu-inbox-link" href={href}>
      <Icon name="inbox" />
      <span>{words(locale, 'inbox')}</span>
      {count > 0 && <span class="mu-count">{count}</span>}
    </a>
  );
}
