import { usePage } from '#platform/html/index.ts';
import { DataTable, formatDateTime } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { PaperUse } from '../model.ts';
import { storePaths } from '../paths.ts';

/** Each consent: when, for what, how it was given, and the button that takes it back. */
export function UseTable({
  paperId,
  uses,
}: {
  readonly paperId: string;
  readonly uses: readonly PaperUse[];
}) {
  const { locale } = usePage();
  return (
    <DataTable
      caption={t(locale, 'uses')}
      rows={uses}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty={t(locale, 'noUses')}
      columns={[
        {
          key: 'when',
          header: t(locale, 'consentedAt'),
          namesRow: true,
          noWrap: true,
          cell: ({ consentedAt }) => formatDateTime(consentedAt, locale),
        },
        { key: 'purpose', header: t(locale, 'purpose'), cell: ({ procedureName }) => procedureName },
        {
          key: 'dossier',
          header: t(locale, 'inDossier'),
          cell: ({ dossierCode }) => dossierCode ?? t(locale, 'notSent'),
        },
        {
          key: 'consent',
          header: t(locale, 'consent'),
          cell: (use) => (
            <>
              {use.basis === 'own'
                ? t(locale, 'ownConsent')
                : t(locale, 'deskConsent', { officer: use.officerName ?? '' })}
              <div>
                {use.withdrawnAt ? (
                  <span class="mu-quiet">
                    {t(locale, 'withdrawnAt', { when: formatDateTime(use.withdrawnAt, locale) })}
                  </span>
                ) : (
                  <form method="post" action={storePaths.withdrawal(paperId, use.id)}>
                    <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">
                      {t(locale, 'withdraw')}
                      <span class="ds-sr-only">
                        {' '}
                        {t(locale, 'withdrawOf', { procedure: use.procedureName })}
                      </span>
                    </button>
                  </form>
                )}
              </div>
            </>
          ),
        },
      ]}
    />
  );
}
