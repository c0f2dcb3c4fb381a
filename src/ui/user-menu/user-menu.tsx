import { usePage } from '#platform/html/index.ts';
import { Icon } from '../icon/icon.tsx';
import type { SignedIn } from '../shell/shell-props.ts';
import { words } from '../words/words.ts';

/** Who is signed in, and what is theirs: a `<details>`, so it opens without a script. */
export function UserMenu({ name, detail, links, signOutAction }: SignedIn) {
  const { locale } = usePage();
  return (
    <details class="mu-user-menu">
      <summary class="mu-band-link">
        <Icon name="person" />
        <span class="mu-user-name">{name}</span>
        <span class="ds-sr-only">{words(locale, 'account')}</span>
      </summary>
      <div class="mu-user-panel">
        <p>
          <strong>{name}</strong>
          {detail && <span class="mu-quiet">{detail}</span>}
        </p>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
        <form method="post" action={signOutAction}>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words(locale, 'signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}
