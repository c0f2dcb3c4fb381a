import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { Flashes } from '../alert/flashes.tsx';
import { Breadcrumbs } from '../breadcrumbs/breadcrumbs.tsx';
import { Document } from '../document/document.tsx';
import { Icon } from '../icon/icon.tsx';
import { SearchBox } from '../search-box/search-box.tsx';
import { Brand } from '../shell/brand.tsx';
import { LanguageLinks } from '../shell/language-links.tsx';
import { NavList } from '../shell/nav-list.tsx';
import type { ShellProps, SignedIn } from '../shell/shell-props.ts';
import { UserMenu } from '../user-menu/user-menu.tsx';
import { words } from '../words/words.ts';
import { Hills } from './hills.tsx';

export interface PublicShellProps extends ShellProps {
  /** Where to sign in, or who is signed in. */
  readonly session: { readonly signInHref: string } | SignedIn;
  readonly footer: ComponentChildren;
  /** Full-width content above the rest: the front page's greeting and search. */
  readonly hero?: ComponentChildren;
}

/** The frame of pages for everyone: read first on a phone, by Tab key, and on a slow line. */
export function PublicShell(props: PublicShellProps) {
  const { locale } = usePage();
  return (
    <Document {...props} size="md" canBeIndexed>
      {props.banner}
      <header class="mu-public-header">
        <div class="mu-band">
          <div class="mu-wrap">
            <Brand {...props} />
            <LanguageLinks languages={props.languages} />
            <Session session={props.session} />
          </div>
        </div>
        <div class="mu-public-nav">
          <div class="mu-wrap">
            <nav aria-label={words(locale, 'mainMenu')}>
              <NavList items={props.nav} />
            </nav>
            {props.search && <SearchBox {...props.search} id="header-search" />}
          </div>
        </div>
      </header>
      <main id="main-content" tabindex={-1}>
        {props.hero && (
          <div class="mu-hero">
            <div class="mu-wrap">{props.hero}</div>
            <Hills />
          </div>
        )}
        <div class="mu-wrap mu-public-main">
          {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} />}
          <Flashes />
          <div>{props.children}</div>
        </div>
      </main>
      <footer class="mu-public-footer">
        <div class="mu-wrap">{props.footer}</div>
      </footer>
    </Document>
  );
}

function Session({ session }: Pick<PublicShellProps, 'session'>) {
  const { locale } = usePage();
  if (!('signInHref' in session)) return <UserMenu {...session} />;
  return (
    <a class="mu-band-link" href={session.signInHref}>
      <Icon name="person" />
      <span>{words(locale, 'signIn')}</span>
    </a>
  );
}
