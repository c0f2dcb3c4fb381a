import type { RecordedEvent } from '#platform/events/index.ts';
import { usePage } from '#platform/html/index.ts';
import { formatDateTime, type TagTone, Timeline } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';

/** What a citizen is told of each fact; drafts and hands between officers are the office's own affair. */
const told = {
  'dossier-submitted': ['eventSubmitted', 'neutral'],
  'dossier-accepted': ['eventAccepted', 'accent'],
  'dossier-refused': ['eventRefused', 'danger'],
  'dossier-supplement-requested': ['eventSupplementRequested', 'warning'],
  'dossier-supplemented': ['eventSupplemented', 'accent'],
  'dossier-handed-over': ['eventHandedOver', 'neutral'],
  'dossier-signed-off': ['eventSignedOff', 'accent'],
  'dossier-result-issued': ['eventResultIssued', 'success'],
  'dossier-result-delivered': ['eventDelivered', 'success'],
  'dossier-withdrawn': ['eventWithdrawn', 'neutral'],
  'dossier-stopped': ['eventStopped', 'danger'],
  'dossier-reopened': ['eventReopened', 'warning'],
  'dossier-rated': ['eventRated', 'neutral'],
} as const satisfies Readonly<Record<string, readonly [string, TagTone]>>;

type Told = keyof typeof told;

/** The way of a dossier so far, the latest first. */
export function History({ events }: { readonly events: readonly RecordedEvent[] }) {
  const { locale } = usePage();
  const items = events.flatMap((event) => {
    if (!Object.hasOwn(told, event.type)) return [];
    const [word, tone] = told[event.type as Told];
    return [
      {
        key: event.id,
        at: event.recordedAt.toString(),
        when: formatDateTime(event.recordedAt, locale),
        title: words(locale, word),
        tone,
      },
    ];
  });
  return <Timeline label={words(locale, 'history')} items={items.reverse()} />;
}
