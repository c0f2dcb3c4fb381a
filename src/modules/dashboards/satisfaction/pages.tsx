import { DeskFrame, PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Card, DataTable, Disclosure, EmptyState, FigureList, PageTitle } from '#ui/index.ts';
import { formatCount, formatShare } from '../format.ts';
import { shareOf } from '../model.ts';
import { MonthPicker } from '../pages/month-picker.tsx';
import { dashboardPaths } from '../paths.ts';
import { t } from './messages.ts';
import type { Shown } from './published.ts';

export interface SatisfactionRow {
  readonly key: string;
  readonly name: string;
  readonly shown: Shown;
}

interface Asked {
  readonly month: string;
  readonly months: readonly string[];
}

export interface PublicSatisfactionPageProps extends Asked {
  /** Absent while the month is not over. */
  readonly satisfaction:
    | {
        readonly province: Shown;
        readonly agencies: readonly (SatisfactionRow & { readonly procedures: readonly SatisfactionRow[] })[];
      }
    | undefined;
}

/** How content people were, agency by agency and procedure by procedure, as far as it tells of nobody. */
export function PublicSatisfactionPage({ month, months, satisfaction }: PublicSatisfactionPageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame
      title={t(locale, 'title')}
      breadcrumbs={[
        { label: t(locale, 'figures'), href: dashboardPaths.public(month) },
        { label: t(locale, 'title') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        <MonthPicker action={dashboardPaths.satisfaction()} month={month} months={months} />
        {satisfaction ? (
          <>
            <FigureList
              figures={[
                {
                  label: t(locale, 'province'),
                  value: share(satisfaction.province, locale),
                  note: of(satisfaction.province, locale),
                },
              ]}
            />
            <RatingTable
              caption={t(locale, 'byAgency')}
              first={t(locale, 'agency')}
              rows={satisfaction.agencies}
            />
            <section class="mu-stack">
              <h2>{t(locale, 'within')}</h2>
              {satisfaction.agencies.map(({ key, name, procedures }) => (
                <Disclosure key={key} summary={name}>
                  <RatingTable caption={name} first={t(locale, 'procedure')} rows={procedures} />
                </Disclosure>
              ))}
            </section>
          </>
        ) : (
          <EmptyState title={t(locale, 'notOver')}>{t(locale, 'notOverText')}</EmptyState>
        )}
        <HowItIsShown />
      </div>
    </PublicFrame>
  );
}

export interface OwnSatisfactionPageProps extends Asked {
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly name: string;
    readonly officers: readonly SatisfactionRow[];
    readonly steps: readonly SatisfactionRow[];
  }[];
  readonly isOver: boolean;
}

/** For the head of an agency: through whose hands and which steps the dossiers went with which people were content. */
export function OwnSatisfactionPage({ month, months, agencies, isOver }: OwnSatisfactionPageProps) {
  const { locale } = usePage();
  return (
    <DeskFrame
      title={t(locale, 'ownTitle')}
      breadcrumbs={[
        { label: t(locale, 'figures'), href: dashboardPaths.agency(month) },
        { label: t(locale, 'ownTitle') },
      ]}
    >
      <div class="mu-stack">
        <PageTitle title={t(locale, 'ownTitle')} lead={t(locale, 'ownLead')} />
        <MonthPicker action={dashboardPaths.ownSatisfaction()} month={month} months={months} />
        {!isOver && <EmptyState title={t(locale, 'notOver')}>{t(locale, 'notOverText')}</EmptyState>}
        {isOver &&
          agencies.map(({ agencyId, name, officers, steps }) => (
            <Card key={agencyId} title={name}>
              <RatingTable caption={t(locale, 'byOfficer')} first={t(locale, 'officer')} rows={officers} />
              <RatingTable caption={t(locale, 'byStep')} first={t(locale, 'step')} rows={steps} />
            </Card>
          ))}
        <HowItIsShown />
      </div>
    </DeskFrame>
  );
}

type Locale = ReturnType<typeof usePage>['locale'];

const share = (shown: Shown, locale: Locale): string =>
  shown ? formatShare(shareOf(shown.satisfied, shown.rated), locale) : '–';
const of = (shown: Shown, locale: Locale): string | undefined =>
  shown ? `${formatCount(shown.rated, locale)} ${t(locale, 'ratings')}` : t(locale, 'hidden');

function RatingTable({
  caption,
  first,
  rows,
}: {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly SatisfactionRow[];
}) {
  const { locale } = usePage();
  return (
    <DataTable
      caption={caption}
      showsCaption
      rows={rows}
      rowKey={({ key }) => key}
      stacksOnPhone
      empty={<EmptyState title={t(locale, 'none')} />}
      columns={[
        { key: 'name', header: first, namesRow: true, cell: ({ name }) => name },
        {
          key: 'share',
          header: t(locale, 'satisfied'),
          isNumber: true,
          noWrap: true,
          cell: ({ shown }) => share(shown, locale),
        },
        {
          key: 'ratings',
          header: t(locale, 'count'),
          isNumber: true,
          cell: ({ shown }) =>
            shown ? formatCount(shown.rated, locale) : <span class="mu-quiet">{t(locale, 'hidden')}</span>,
        },
      ]}
    />
  );
}

function HowItIsShown() {
  const { locale } = usePage();
  return (
    <section class="mu-stack" data-gap="small">
      <h2>{t(locale, 'how')}</h2>
      <p>{t(locale, 'howCounted')}</p>
      <p>{t(locale, 'howHidden')}</p>
    </section>
  );
}
