import { usePage } from '#platform/html/index.ts';
import { formatDate, formatDateTime, SummaryList } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { Mandate } from '../model.ts';

/** Both sides, for what, from when to when: the same for everyone who sees it. */
export function MandateFacts({ mandate }: { readonly mandate: Mandate }) {
  const { locale } = usePage();
  const { organisationName, organisationTaxCode, acceptedAt, endedAt } = mandate;
  const days = {
    from: formatDate(mandate.validFrom, locale),
    until: formatDate(mandate.validUntil, locale),
  };
  const stated = { name: organisationName ?? '', taxCode: organisationTaxCode ?? '' };
  return (
    <SummaryList
      rows={[
        { term: t(locale, 'grantor'), value: mandate.grantorName },
        ...(organisationName
          ? [{ term: t(locale, 'organisation'), value: t(locale, 'organisationStated', stated) }]
          : []),
        { term: t(locale, 'agent'), value: mandate.agentName ?? mandate.agentLabel },
        { term: t(locale, 'scope'), value: scopeInWords(mandate, locale) },
        { term: t(locale, 'days'), value: t(locale, 'daysBetween', days) },
        ...(acceptedAt ? [{ term: t(locale, 'acceptedAt'), value: formatDateTime(acceptedAt, locale) }] : []),
        ...(endedAt ? [{ term: t(locale, 'endedAt'), value: formatDateTime(endedAt, locale) }] : []),
      ]}
    />
  );
}

function scopeInWords({ procedureCodes, exceptCodes }: Mandate, locale: 'vi' | 'en'): string {
  if (procedureCodes) return procedureCodes.join(', ');
  if (exceptCodes.length === 0) return t(locale, 'scopeAll');
  return t(locale, 'scopeAllBut', { codes: exceptCodes.join(', ') });
}
