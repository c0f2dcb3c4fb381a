import type { ComponentChildren, VNode } from 'preact';
import type { Locale } from '#platform/i18n/index.ts';
import type { Breadcrumb } from '../breadcrumbs/breadcrumbs.tsx';
import type { IconName } from '../icon/icon.tsx';

/** A link of a menu. `count` stands beside it when above zero: things waiting there. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly isCurrent?: boolean | undefined;
  readonly count?: number | undefined;
  readonly icon?: IconName | undefined;
}

/** A search form that works by GET; `name` is the query parameter. */
export interface SearchForm {
  readonly action: string;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** Who is signed in, and what they may open or leave. Signing out is a POST: a link could be prefetched. */
export interface SignedIn {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly links: readonly NavItem[];
  readonly signOutAction: string;
}

/** What every page frame is given. */
export interface ShellProps {
  /** Names the page in the window and in history. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly siteName: string;
  /** A second, quieter line beside the name: "Cổng dịch vụ công". */
  readonly siteLine?: string | undefined;
  readonly homeHref: string;
  /** A drawing of the owner; a star stands in its place when none is given. */
  readonly emblem?: VNode | undefined;
  readonly nav: readonly NavItem[];
  readonly search?: SearchForm | undefined;
  /** Where the same page stands in each language; the current one is not a link. */
  readonly languages?: readonly { readonly locale: Locale; readonly href: string }[] | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** A notice above everything: an emergency, a demonstration. */
  readonly banner?: ComponentChildren;
  /** Puts "Lỗi:" before the title, so that a screen reader hears of errors first. */
  readonly hasErrors?: boolean | undefined;
  readonly manifestHref?: string | undefined;
  /** The page comes again by itself where no script asks for it. */
  readonly refresh?: { readonly afterSeconds: number } | undefined;
  /** A bundled stylesheet beside the common one. */
  readonly styles?: string | undefined;
  readonly children: ComponentChildren;
}
