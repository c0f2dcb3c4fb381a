import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icon/icon.tsx';
import { safeHref } from '../safe-href/safe-href.ts';

export interface LinkCard {
  readonly href: string;
  readonly title: string;
  /** The title's language where it is not the page's, for screen readers. */
  readonly titleLang?: string | undefined;
  readonly description?: string | undefined;
  /** A quiet last line: a code, an agency, a date. */
  readonly meta?: ComponentChildren;
  readonly icon?: IconName | undefined;
}

export interface LinkCardListProps {
  readonly items: readonly LinkCard[];
  /** `grid` for a few choices of equal weight, `rows` for results to read down. */
  readonly layout?: 'grid' | 'rows' | undefined;
  readonly headingLevel?: 2 | 3 | undefined;
}

/** Choices to go to; the whole card may be pressed, while the link is only its title. */
export function LinkCardList({ items, layout = 'grid', headingLevel = 3 }: LinkCardListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ul class="mu-link-cards" data-layout={layout}>
      {items.map((item) => (
        <li key={item.href}>
          {item.icon && <Icon name={item.icon} />}
          <div>
            <Heading>
              <a href={safeHref(item.href)} lang={item.titleLang}>
                {item.title}
              </a>
            </Heading>
            {item.description && <p>{item.description}</p>}
            {item.meta && <p class="mu-quiet">{item.meta}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
