import type { CentreAmounts } from '#modules/service-centre/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { DataTable, EmptyState, formatDateTime, PageTitle } from '#ui/index.ts';
import { formatCount, formatMinutes, formatShare } from '../format.ts';
import { t } from '../messages.ts';
import { type Figures, onTimeShare, shareOf } from '../model.ts';
import { dashboardPaths } from '../paths.ts';
import { CounterTiles } from './counter-tiles.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { MonthPicker } from './month-picker.tsx';

export interface AgencyFigures {
  readonly agencyId: string;
  readonly name: string;
  readonly figures: Figures;
  readonly atCounters: CentreAmounts | undefined;
}

export interface PublicFiguresPageProps {
  readonly month: string;
  readonly months: readonly string[];
  readonly total: Figures;
  readonly atCounters: CentreAmounts;
  readonly agencies: readonly AgencyFigures[];
  readonly now: Temporal.Instant;
}

/** How the agencies of the province keep their word, for everyone to read. */
export function PublicFiguresPage({
  month,
  months,
  total,
  atCounters,
  agencies,
  now,
}: PublicFiguresPageProps) {
  const { locale } = usePage();
  const finished = ({ early, onTime, late }: Figures) => early + onTime + late;
  return (
    <PublicFrame title={t(locale, 'title')}>
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        <MonthPicker action={dashboardPaths.public()} month={month} months={months} />
        <section class="mu-stack">
          <h2>{t(locale, 'province')}</h2>
          <FigureTiles figures={total} />
          <h3>{t(locale, 'atCounters')}</h3>
          <CounterTiles amounts={atCounters} />
          <p class="mu-quiet">{t(locale, 'asOf').replace('{when}', formatDateTime(now, locale))}</p>
        </section>
        <DataTable
          caption={t(locale, 'caption')}
          rows={agencies}
          rowKey={({ agencyId }) => agencyId}
          stacksOnPhone
          empty={<EmptyState title={t(locale, 'none')} />}
          columns={[
            { key: 'agency', header: t(locale, 'agency'), namesRow: true, cell: ({ name }) => name },
            {
              key: 'received',
              header: t(locale, 'received'),
              cell: ({ figures }) => formatCount(figures.received, locale),
            },
            {
              key: 'finished',
              header: t(locale, 'finished'),
              cell: ({ figures }) => formatCount(finished(figures), locale),
            },
            {
              key: 'share',
              header: t(locale, 'onTimeShare'),
              cell: ({ figures }) => formatShare(onTimeShare(figures), locale),
            },
            {
              key: 'late',
              header: t(locale, 'late'),
              cell: ({ figures }) => formatCount(figures.late, locale),
            },
            {
              key: 'openLate',
              header: t(locale, 'openLate'),
              cell: ({ figures }) => formatCount(figures.openLate, locale),
            },
            {
              key: 'digitised',
              header: t(locale, 'digitised'),
              cell: ({ figures }) => formatShare(shareOf(figures.digitised, figures.received), locale),
            },
            {
              key: 'reused',
              header: t(locale, 'reused'),
              cell: ({ figures }) => formatShare(shareOf(figures.reused, figures.received), locale),
            },
            {
              key: 'waited',
              header: t(locale, 'waitedShort'),
              noWrap: true,
              cell: ({ atCounters }) =>
                formatMinutes(
                  atCounters ? shareOf(atCounters.waitedSeconds, atCounters.called) : null,
                  locale,
                ),
            },
          ]}
        />
        <section class="mu-stack" data-gap="small">
          <h2>{t(locale, 'how')}</h2>
          <p>{t(locale, 'howShare')}</p>
          <p>{t(locale, 'howReused')}</p>
          <p>{t(locale, 'howSatisfied')}</p>
          <p>{t(locale, 'howCounters')}</p>
          <p>{t(locale, 'howNot')}</p>
          <p>
            <a href={dashboardPaths.satisfaction(month)}>{t(locale, 'satisfactionLink')}</a>
          </p>
          {locale === 'vi' && (
            <p>
              <a href={dashboardPaths.publicIndex(month)}>Điểm từng nhóm của Bộ chỉ số, theo số liệu này</a>
            </p>
          )}
        </section>
      </div>
    </PublicFrame>
  );
}
