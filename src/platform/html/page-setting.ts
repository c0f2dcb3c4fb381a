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
