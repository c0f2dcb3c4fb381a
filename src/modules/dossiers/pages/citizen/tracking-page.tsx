import type { Unit } from '#modules/org/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { formatDateTime, PageTitle, SummaryList, Tag } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { statusInWords, statusTone } from '../../in-words.ts';
import { citizenPaths } from '../../paths.ts';
import type { PublicTracking } from '../../queries.ts';

export interface TrackingPageProps {
  readonly tracking: PublicTracking;
  readonly agency: Pick<Unit, 'name' | 'nameEn'>;
}

/** How far a dossier is, for whoever has its code: no name, no address, no reason. */
export function TrackingPage({ tracking, agency }: TrackingPageProps) {
  const { locale } = usePage();
  const moments = (['submittedAt', 'acceptedAt', 'dueAt', 'finishedAt', 'returnedAt'] as const).flatMap(
    (moment) => {
      const at = tracking[moment];
      return at ? [{ term: words(locale, moment), value: formatDateTime(at, locale) }] : [];
    },
  );
  return (
    <PublicFrame
      title={tracking.code}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'trackTitle'), href: citizenPaths.tracking() },
        { label: tracking.code },
      ]}
    >
      <div class="mu-stack">
        <PageTitle title={tracking.code} eyebrow={words(locale, 'code')} />
        <p>
          <Tag tone={statusTone(tracking.status)}>{statusInWords(tracking.status, locale)}</Tag>
        </p>
        <SummaryList
          rows={[
            { term: words(locale, 'procedure'), value: tracking.procedureName },
            { term: words(locale, 'agency'), value: (locale === 'en' && agency.nameEn) || agency.name },
            ...moments,
          ]}
        />
        <p class="mu-quiet">{words(locale, 'trackPrivacy')}</p>
        <p>
          <a href={citizenPaths.own}>{words(locale, 'openOwn')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}
