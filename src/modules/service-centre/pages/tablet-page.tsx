import { useIsland, usePage } from '#platform/html/index.ts';
import { type Counter, type Ticket, ticketLabel } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';
import { ScoreButtons } from './score-buttons.tsx';
import { ScreenFrame } from './screen-frame.tsx';

export interface TabletPageProps {
  readonly counter: Counter;
  /** Who was served here just now and has not said anything yet. */
  readonly served: Ticket | undefined;
}

/** The tablet at a counter: asks whoever was just served, and otherwise wishes a good day. */
export function TabletPage({ counter, served }: TabletPageProps) {
  const { locale } = usePage();
  useIsland('live-screen');
  return (
    <ScreenFrame
      title={t(locale, 'rate')}
      look="kiosk tablet"
      placeName={`${t(locale, 'counter')} ${counter.number} · ${counter.name}`}
      refresh={{ afterSeconds: 5 }}
    >
      <live-screen id="rating" every={2000}>
        {served ? (
          <form class="mu-stack" data-gap="large" method="post" action={centrePaths.tablet}>
            <h1>{t(locale, 'rateTitle')}</h1>
            <p>
              {t(locale, 'number')} {ticketLabel(served)}
            </p>
            <input type="hidden" name="ticket" value={served.id} />
            <ScoreButtons />
          </form>
        ) : (
          <h1>{t(locale, 'tabletIdle')}</h1>
        )}
      </live-screen>
    </ScreenFrame>
  );
}
