import type { ComponentChildren } from 'preact';
import { useIsland, usePage } from '#platform/html/index.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';
import { ScreenFrame } from './screen-frame.tsx';

/** What a page of the kiosk knows of the machine it is on. */
export interface KioskSetting {
  readonly placeName: string;
  readonly reach: 'low' | undefined;
}

export interface KioskFrameProps extends KioskSetting {
  readonly title: string;
  readonly hasErrors?: boolean | undefined;
  /** The first page with nothing chosen: there is nothing to go back from. */
  readonly isStart?: boolean;
  readonly children: ComponentChildren;
}

const idleSeconds = 45;
const withoutScriptSeconds = 60;
/** The start, with the language and the height that the house has chosen. */
const freshStart = `${centrePaths.kiosk.home}?moi=1&lang=vi`;

/** Around every page of the kiosk: what it takes to hear it, reach it, read it in English, and leave it clean. */
export function KioskFrame({ title, hasErrors, isStart, placeName, reach, children }: KioskFrameProps) {
  const { locale, path } = usePage();
  useIsland('idle-reset');
  useIsland('read-aloud');
  const isFresh = isStart && locale === 'vi' && !reach;
  return (
    <ScreenFrame
      title={title}
      hasErrors={hasErrors ?? false}
      look="kiosk"
      placeName={placeName}
      reach={reach}
      refresh={isFresh ? undefined : { afterSeconds: withoutScriptSeconds, href: freshStart }}
      tools={
        <>
          {!isStart && (
            <a class="kiosk-tool" href={centrePaths.kiosk.home}>
              {t(locale, 'home')}
            </a>
          )}
          <read-aloud label={t(locale, 'listen')} />
          <form method="post" action={centrePaths.kiosk.reach}>
            <input type="hidden" name="reach" value={reach ? '' : 'low'} />
            <button class="kiosk-tool" type="submit">
              {t(locale, reach ? 'reachHigh' : 'reachLow')}
            </button>
          </form>
          <a
            class="kiosk-tool"
            href={otherLanguage(path, locale)}
            lang={locale === 'vi' ? 'en' : 'vi'}
            hreflang={locale === 'vi' ? 'en' : 'vi'}
          >
            {t(locale, 'otherLanguage')}
          </a>
        </>
      }
    >
      {children}
      {!isFresh && (
        <idle-reset
          after={idleSeconds}
          href={freshStart}
          question={t(locale, 'stillThere')}
          stay={t(locale, 'stay')}
          leaves={t(locale, 'leavesIn')}
        />
      )}
    </ScreenFrame>
  );
}

function otherLanguage(path: string, locale: 'vi' | 'en'): string {
  const [here = '/', query] = path.split('?', 2);
  const search = new URLSearchParams(query);
  search.delete('moi');
  search.set('lang', locale === 'vi' ? 'en' : 'vi');
  return `${here}?${search}`;
}
