import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Actor, anonymous } from '../access/actor.ts';
import { defaultLocale, type Locale } from '../i18n/index.ts';

/** A short message shown once, on the next page: "The dossier was accepted." */
export interface Flash {
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  readonly text: string;
}

/** What any component of a page may want to know of the request it answers, without being handed it. */
export interface PageSetting {
  /** Whose site it is, as the application says: a name and a line under it in the page's language. */
  readonly site: { readonly name: string; readonly line: string; readonly isDemo: boolean };
  /** What waits for the person at work, for the frame of every page; null where nobody asked. */
  readonly inboxCount: number | null;
  readonly locale: Locale;
  readonly actor: Actor;
  /** The path and query asked for: to mark the current menu entry, to switch the language. */
  readonly path: string;
  readonly flashes: readonly Flash[];
  /** The address of a bundled file: `assetUrl('styles.css')`. */
  assetUrl(name: string): string;
  /** Islands the page turned out to need; `useIsland` adds to it while the page renders. */
  readonly islands: Set<string>;
}

export const noSetting = (): PageSetting => ({
  site: { name: '', line: '', isDemo: false },
  inboxCount: null,
  locale: defaultLocale,
  actor: anonymous,
  path: '/',
  flashes: [],
  assetUrl: (name) => `/assets/${name}`,
  islands: new Set(),
});

export const PageSettingContext = createContext<PageSetting>(noSetting());

/** The setting of the page being rendered. */
export const usePage = (): PageSetting => useContext(PageSettingContext);
