import { usePage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { words } from '../words/words.ts';
import type { ShellProps } from './shell-props.ts';

const names: Readonly<Record<Locale, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** The other languages of this page, each named in its own. */
export function LanguageLinks({ languages = [] }: Pick<ShellProps, 'languages'>) {
  const { locale } = usePage();
  const others = languages.filter((language) => language.locale !== locale);
  if (others.length === 0) return null;
  return (
    <nav class="mu-languages" aria-label={words(locale, 'language')}>
      {others.map((other) => (
        <a
          key={other.locale}
          class="mu-band-link"
          href={other.href}
          hreflang={other.locale}
          lang={other.locale}
        >
          <span class="mu-language-name">{names[other.locale]}</span>
          <span class="mu-language-code" aria-hidden="true">
            {other.locale.toUpperCase()}
          </span>
        </a>
      ))}
    </nav>
  );
}
