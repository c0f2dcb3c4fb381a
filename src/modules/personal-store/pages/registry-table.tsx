import { inLocale } from '#engines/forms/index.ts';
import { usePage } from '#platform/html/index.ts';
import { DataTable, formatDateTime } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { RegistryReading } from '../registries/answers.ts';

/** Who asked which national database about the person, when, for which procedure; the answers are in the application. */
export function RegistryTable({ readings }: { readonly readings: readonly RegistryReading[] }) {
  const { locale } = usePage();
  if (readings.length === 0) return null;
  return (
    <section class="mu-stack">
      <h2>{t(locale, 'registries')}</h2>
      <p>{t(locale, 'registriesLead')}</p>
      <DataTable
        caption={t(locale, 'registries')}
        rows={readings}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty=""
        columns={[
          {
            key: 'when',
            header: t(locale, 'askedAt'),
            namesRow: true,
            noWrap: true,
            cell: ({ askedAt }) => formatDateTime(askedAt, locale),
          },
          { key: 'of', header: t(locale, 'askedOf'), cell: ({ label }) => inLocale(label, locale) },
          {
            key: 'by',
            header: t(locale, 'askedBy'),
            cell: ({ askedByKind, askedByName }) =>
              askedByKind === 'citizen' ? t(locale, 'askedByYou') : askedByName,
          },
          { key: 'purpose', header: t(locale, 'purpose'), cell: ({ procedureName }) => procedureName },
          {
            key: 'outcome',
            header: t(locale, 'outcome'),
            cell: ({ outcome }) => t(locale, `outcome.${outcome}`),
          },
        ]}
      />
    </section>
  );
}
