import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  ButtonLink,
  DataTable,
  FigureList,
  formatNumber,
  formatPercent,
  formatTime,
  LinkCardList,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import type { Board } from '../board-view.ts';
import type { Centre } from '../model.ts';
import type { Opening } from '../opening.ts';
import { centrePaths } from '../paths.ts';
import type { PublicRating } from '../ratings.ts';
import { t } from '../text.ts';
import { groupName } from './kiosk-groups.tsx';

const centreName = ({ name, nameEn }: Centre, locale: 'vi' | 'en') => (locale === 'en' && nameEn) || name;

/** Every place where one may come. */
export function CentreListPage({ centres }: { readonly centres: readonly Centre[] }) {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, 'centres')} breadcrumbs={[home(locale), { label: t(locale, 'centres') }]}>
      <div class="mu-stack">
        <PageTitle
          title={t(locale, 'centres')}
          lead={t(locale, 'centresLead')}
          actions={
            <ButtonLink variant="secondary" href={centrePaths.appointments}>
              {t(locale, 'book')}
            </ButtonLink>
          }
        />
        <LinkCardList
          layout="rows"
          headingLevel={2}
          items={centres.map((centre) => ({
            href: centrePaths.centre(centre.code),
            title: centreName(centre, locale),
          }))}
        />
      </div>
    </PublicFrame>
  );
}

export interface CentrePageProps {
  readonly board: Board;
  readonly opening: Opening | undefined;
  readonly ratings: readonly PublicRating[];
  readonly agencyNames: ReadonlyMap<string, string>;
}

/** A centre before one comes: when it gives numbers, how many wait for what, and what people said of it. */
export function CentrePage({ board, opening, ratings, agencyNames }: CentrePageProps) {
  const { locale } = usePage();
  const { centre, groups, counters } = board;
  const hours = centre.isAlwaysOpen
    ? t(locale, 'openAlways')
    : opening
      ? t(locale, 'openingHours', {
          from: formatTime(opening.from),
          to: formatTime(opening.to),
        })
      : t(locale, 'closedToday');
  const open = counters.filter(({ state }) => state === 'open').length;
  const waiting = groups.reduce((sum, group) => sum + group.waiting, 0);
  return (
    <PublicFrame
      title={centreName(centre, locale)}
      breadcrumbs={[
        home(locale),
        { label: t(locale, 'centres'), href: centrePaths.centres },
        { label: centreName(centre, locale) },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title={centreName(centre, locale)}
          lead={hours}
          actions={
            groups.some(({ slotCapacity }) => slotCapacity > 0) && (
              <ButtonLink href={centrePaths.booking(centre.code)}>{t(locale, 'book')}</ButtonLink>
            )
          }
        />
        <FigureList
          figures={[
            { label: t(locale, 'waitingNow'), value: formatNumber(waiting, locale) },
            { label: t(locale, 'countersOpen'), value: `${open}/${counters.length}` },
          ]}
        />
        <DataTable
          caption={t(locale, 'services')}
          showsCaption
          stacksOnPhone
          rows={groups}
          rowKey={({ code }) => code}
          empty=""
          columns={[
            {
              key: 'group',
              header: t(locale, 'group'),
              namesRow: true,
              cell: (group) => `${group.code} · ${groupName(group, locale)}`,
            },
            {
              key: 'agency',
              header: t(locale, 'agency'),
              cell: ({ agencyId }) => <span lang="vi">{agencyNames.get(agencyId)}</span>,
            },
            {
              key: 'waiting',
              header: t(locale, 'waitingNow'),
              isNumber: true,
              cell: (group) => formatNumber(group.waiting, locale),
            },
          ]}
        />
        <section class="mu-stack">
          <h2>{t(locale, 'ratings')}</h2>
          {ratings.length === 0 ? (
            <p>{t(locale, 'ratingsNone')}</p>
          ) : (
            <SummaryList
              rows={ratings.map((rating) => ({
                term: agencyNames.get(rating.agencyId) ?? '—',
                value: ratingText(rating, locale),
              }))}
            />
          )}
        </section>
        <p>
          <a href={centrePaths.posterSet(centre.code)}>{t(locale, 'posters')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}

const ratingText = ({ count, average, satisfied }: PublicRating, locale: 'vi' | 'en') =>
  count === null
    ? t(locale, 'ratingsTooFew')
    : t(locale, 'ratingsShare', {
        share: formatPercent(satisfied!, locale),
        average: formatNumber(Math.round(average! * 10) / 10, locale),
        count,
      });

const home = (locale: 'vi' | 'en') => ({
  label: locale === 'en' ? 'Home' : 'Trang chủ',
  href: sitePaths.home,
});
