import { usePage } from '#platform/html/index.ts';
import { Button, DataTable, EmptyState, formatDate, PageTitle, Pagination } from '#ui/index.ts';
import { t } from '../messages.ts';
import { type StoredPaper, stateOf } from '../model.ts';
import { paperInWords } from '../paper-in-words.ts';
import { storePaths } from '../paths.ts';
import type { RegistryReading } from '../registries/answers.ts';
import { RegistryTable } from './registry-table.tsx';
import { StateTag } from './state-tag.tsx';
import { StoreFrame } from './store-frame.tsx';

export interface StorePageProps {
  readonly papers: readonly StoredPaper[];
  /** How often each paper went into an application, by its id. */
  readonly useCounts: ReadonlyMap<string, number>;
  readonly agencyNames: ReadonlyMap<string, string>;
  readonly today: Temporal.PlainDate;
  readonly readings: readonly RegistryReading[];
  readonly nextHref?: string | undefined;
}

/** What the person has here, from where, until when, and how often it was used. */
export function StorePage({ papers, useCounts, agencyNames, today, readings, nextHref }: StorePageProps) {
  const { locale } = usePage();
  return (
    <StoreFrame>
      <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
      <DataTable
        caption={t(locale, 'papers')}
        rows={papers}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty={
          <EmptyState title={t(locale, 'none')}>
            <p>{t(locale, 'noneHelp')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'paper',
            header: t(locale, 'paper'),
            namesRow: true,
            cell: (paper) => (
              <>
                <a href={storePaths.paper(paper.id)}>{paper.title}</a>
                <div>
                  <StateTag state={stateOf(paper, today)} />
                </div>
              </>
            ),
          },
          {
            key: 'from',
            header: t(locale, 'from'),
            cell: (paper) => (
              <>
                {paperInWords(locale, paper, 'usable').source}
                <div class="mu-quiet">
                  {agencyNames.get(paper.agencyId)}, {formatDate(paper.validFrom, locale)}
                </div>
              </>
            ),
          },
          {
            key: 'until',
            header: t(locale, 'usableUntil'),
            noWrap: true,
            cell: ({ validTo }) => (validTo ? formatDate(validTo, locale) : t(locale, 'noEnd')),
          },
          {
            key: 'used',
            header: t(locale, 'used'),
            noWrap: true,
            cell: ({ id }) => {
              const count = useCounts.get(id) ?? 0;
              return count === 0 ? t(locale, 'notUsed') : t(locale, 'usedTimes', { count });
            },
          },
        ]}
      />
      <Pagination nextHref={nextHref} />
      <RegistryTable readings={readings} />
      <form class="mu-stack" data-gap="small" method="post" action={storePaths.download()}>
        <p>{t(locale, 'downloadHelp')}</p>
        <p>
          <Button variant="secondary">{t(locale, 'download')}</Button>
        </p>
      </form>
    </StoreFrame>
  );
}
