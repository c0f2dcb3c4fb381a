import { usePage } from '#platform/html/index.ts';
import { Icon } from '../icon/icon.tsx';
import type { SearchForm } from '../shell/shell-props.ts';
import { words } from '../words/words.ts';

export interface SearchBoxProps extends SearchForm {
  /** Distinguishes two boxes on one page. */
  readonly id?: string | undefined;
  /** The page's main act, larger than the header's. */
  readonly isLarge?: boolean | undefined;
}

/** A search form by GET: the result has an address, may be kept and sent. */
export function SearchBox(props: SearchBoxProps) {
  const { action, name = 'q', value, placeholder, id = 'search', isLarge = false } = props;
  const { locale } = usePage();
  const label = props.label ?? words(locale, 'search');
  return (
    <search class="mu-search" data-large={isLarge || undefined}>
      <form action={action} method="get">
        <label class={isLarge ? 'ds-label' : 'ds-sr-only'} for={id}>
          {label}
        </label>
        <div class="mu-search-line">
          <input
            class="ds-input"
            type="search"
            id={id}
            name={name}
            value={value}
            placeholder={placeholder}
            autocomplete="off"
          />
          <button class="ds-button" type="submit">
            <Icon name="search" />
            <span class={isLarge ? undefined : 'ds-sr-only'}>{words(locale, 'search')}</span>
          </button>
        </div>
      </form>
    </search>
  );
}
