import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { DataTable, EmptyState, formatDateTime, PageTitle } from '#ui/index.ts';
import { purposeNames, t } from '../messages.ts';
import type { Reading } from '../model.ts';

export interface ReadingsPageProps {
  readonly citizenId: string;
  readonly readings: readonly Reading[];
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Who saw the person's data, when, why, and in which application. */
export function ReadingsPage({ citizenId, readings, unitNames }: ReadingsPageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame
      title={t(locale, 'title')}
      breadcrumbs={[{ label: t(locale, 'account'), href: sitePaths.account }, { label: t(locale, 'title') }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        <DataTable
          caption={t(locale, 'caption')}
          rows={readings}
          rowKey={(reading) => reading.id}
          stacksOnPhone
          empty={<EmptyState title={t(locale, 'none')} />}
          columns={[
            {
              key: 'when',
              header: t(locale, 'when'),
              namesRow: true,
              noWrap: true,
              cell: ({ readAt }) => formatDateTime(readAt, locale),
            },
            {
              key: 'who',
              header: t(locale, 'who'),
              cell: ({ officerName, unitId }) => (
                <>
                  {officerName}
                  <div class="mu-quiet">{unitNames.get(unitId)}</div>
                </>
              ),
            },
            {
              key: 'purpose',
              header: t(locale, 'purpose'),
              cell: ({ purpose, note }) => (
                <>
                  {purposeNames[locale][purpose]}
                  {note && <div class="mu-quiet">{note}</div>}
                </>
              ),
            },
            {
              key: 'subject',
              header: t(locale, 'subject'),
              // Another's application names this person, and stays the other's own affair.
              cell: (reading) =>
                reading.citizenId === citizenId ? (
                  <>
                    {reading.subjectCode}
                    <div class="mu-quiet">{reading.subjectTitle}</div>
                  </>
                ) : (
                  t(locale, 'namedIn')
                ),
            },
          ]}
        />
        <section class="mu-stack" data-gap="small">
          <h2>{t(locale, 'wrong')}</h2>
          <p>{t(locale, 'wrongHelp')}</p>
        </section>
      </div>
    </PublicFrame>
  );
}
