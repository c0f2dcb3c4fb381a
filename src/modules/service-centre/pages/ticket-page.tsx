import type { PublicTracking } from '#modules/dossiers/index.ts';
import { statusInWords } from '#modules/dossiers/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { BoxIssue, formatDate, formatDateTime, formatTime, SummaryList } from '#ui/index.ts';
import { type Centre, type Counter, type Group, isWaiting, type Ticket, ticketLabel } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { spoken } from '../spoken.ts';
import { t } from '../text.ts';
import { groupName } from './kiosk-groups.tsx';
import { ScoreButtons } from './score-buttons.tsx';
import { ScreenFrame } from './screen-frame.tsx';

export interface TicketPageProps {
  readonly ticket: Ticket;
  readonly centre: Centre;
  readonly group: Group;
  readonly counter: Counter | undefined;
  readonly ahead: number;
  readonly tracking: PublicTracking | undefined;
  readonly isRated: boolean;
  readonly today: Temporal.PlainDate;
  readonly issue?: string | undefined;
}

/** The ticket on the phone of whoever scanned the slip: how many before, where to go, and afterwards the rating. */
export function TicketPage(props: TicketPageProps) {
  const { locale } = usePage();
  const { ticket, centre, group, counter, ahead, tracking, isRated, issue } = props;
  useIsland('live-screen');
  const label = ticketLabel(ticket);
  const isToday = ticket.onDate.equals(props.today);
  const isLive = isToday && ticket.endedAt === null;
  const isCalled = ticket.state === 'called';
  const due = tracking?.dueAt && formatDateTime(tracking.dueAt, locale);
  return (
    <ScreenFrame
      title={t(locale, 'ticketTitle', { label })}
      look="phone"
      placeName={centre.name}
      hasErrors={issue !== undefined}
      refresh={isLive ? { afterSeconds: 15 } : undefined}
    >
      <live-screen id="ticket" every={isLive ? 4000 : 60_000}>
        <div class="mu-stack">
          <h1>{t(locale, 'ticketTitle', { label })}</h1>
          <p
            class="ticket-state"
            role="status"
            data-call={isCalled ? `${ticket.id} ${ticket.calls}` : undefined}
            data-say={
              isCalled
                ? t(locale, 'call', { number: spoken(label), counter: counter?.number ?? '' })
                : undefined
            }
          >
            <strong>{stateText(props)}</strong>
          </p>
          {isToday && isWaiting(ticket) && <p>{t(locale, 'ahead', { count: ahead })}</p>}
          {ticket.state === 'served' && !isRated && (
            <form class="mu-stack" method="post" action={centrePaths.ticketRating(ticket.secret)}>
              <h2>{t(locale, 'rateTitle')}</h2>
              <div class="ds-field">
                <label class="ds-label" for="comment">
                  {t(locale, 'rateComment')}
                </label>
                <textarea class="ds-input" id="comment" name="comment" rows={2} maxLength={1000} />
              </div>
              <BoxIssue id="score" issue={issue} />
              <ScoreButtons />
            </form>
          )}
          {isRated && <p>{t(locale, 'rateThanks')}</p>}
          <SummaryList
            rows={[
              { term: t(locale, 'group'), value: groupName(group, locale) },
              { term: t(locale, 'takenAt'), value: formatTime(ticket.takenAt) },
              ...(tracking
                ? [
                    {
                      term: t(locale, 'dossier'),
                      value: `${tracking.code} · ${statusInWords(tracking.status, locale)}`,
                    },
                    ...(due ? [{ term: t(locale, 'due'), value: due }] : []),
                  ]
                : []),
            ]}
          />
        </div>
      </live-screen>
    </ScreenFrame>
  );
}

function stateText({ ticket, counter, today }: TicketPageProps): string {
  const { locale } = usePage();
  const where = { counter: counter ? `${counter.number} (${counter.name})` : '' };
  const isLeft = !ticket.onDate.equals(today) && ticket.endedAt === null;
  if (isLeft || ticket.state === 'lapsed')
    return t(locale, 'stateOver', { day: formatDate(ticket.onDate, locale) });
  switch (ticket.state) {
    case 'called':
      return t(locale, 'stateCalled', where);
    case 'serving':
      return t(locale, 'stateServing', where);
    case 'served':
      return t(locale, 'stateServed');
    case 'no-show':
      return t(locale, 'stateMissed');
    default:
      return t(locale, 'stateWaiting');
  }
}
