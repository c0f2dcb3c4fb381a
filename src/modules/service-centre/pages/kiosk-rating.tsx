import { usePage } from '#platform/html/index.ts';
import { type Ticket, ticketLabel } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';
import { ScoreButtons } from './score-buttons.tsx';

/** The five faces for the slip that was typed. */
export function KioskRating({ ticket, ...setting }: KioskSetting & { readonly ticket: Ticket }) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={t(locale, 'rate')}>
      <form class="mu-stack" data-gap="large" method="post" action={centrePaths.kiosk.rating}>
        <h1>{t(locale, 'rateTitle')}</h1>
        <input type="hidden" name="so" value={ticketLabel(ticket)} />
        <input type="hidden" name="ma" value={ticket.checkCode} />
        <ScoreButtons />
      </form>
    </KioskFrame>
  );
}

export function KioskThanks(setting: KioskSetting) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={t(locale, 'rate')}>
      <h1>{t(locale, 'rateThanks')}</h1>
      <p>
        <a class="ds-button" href={centrePaths.kiosk.home}>
          {t(locale, 'done')}
        </a>
      </p>
    </KioskFrame>
  );
}
