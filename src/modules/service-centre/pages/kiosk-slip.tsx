import { useIsland, usePage } from '#platform/html/index.ts';
import { formatDateTime, QrCode } from '#ui/index.ts';
import { type Group, type Ticket, ticketLabel } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';
import { groupName } from './kiosk-groups.tsx';

export interface KioskSlipProps extends KioskSetting {
  readonly ticket: Ticket;
  readonly group: Group;
  readonly ahead: number;
  /** The whole address that opens the ticket on a phone. */
  readonly address: string;
}

/** The number, on the screen and on the roll of the printer. */
export function KioskSlip({ ticket, group, ahead, address, ...setting }: KioskSlipProps) {
  const { locale } = usePage();
  useIsland('print-slip');
  return (
    <KioskFrame {...setting} title={t(locale, 'yourNumber')}>
      <h1>{t(locale, 'yourNumber')}</h1>
      <section class="slip" aria-label={t(locale, 'yourNumber')}>
        <p>{setting.placeName}</p>
        <p class="slip-number">{ticketLabel(ticket)}</p>
        <p>
          <strong>{groupName(group, locale)}</strong>
        </p>
        <p>{formatDateTime(ticket.takenAt, locale)}</p>
        <p>{t(locale, 'ahead', { count: ahead })}</p>
        <QrCode text={address} label={t(locale, 'scan')} />
        <p>{t(locale, 'scan')}</p>
        <p>{t(locale, 'checkCode', { code: ticket.checkCode })}</p>
      </section>
      <p>
        <a class="ds-button" href={centrePaths.kiosk.home}>
          {t(locale, 'done')}
        </a>
      </p>
      <print-slip />
    </KioskFrame>
  );
}
