import type { Locale } from '#platform/i18n/index.ts';

/** "95,3 %", or a dash for a share of nothing. */
export const formatShare = (share: number | null, locale: Locale): string =>
  share === null
    ? '–'
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const formatCount = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale).format(count);
