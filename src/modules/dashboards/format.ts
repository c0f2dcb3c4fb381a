import type { Locale } from '#platform/i18n/index.ts';

/** "95,3 %", or a dash for a share of nothing. */
export const formatShare = (share: number | null, locale: Locale): string =>
  share === null
    ? '–'
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** "12 phút": a wait or a service, or a dash where there was none. */
export const formatMinutes = (seconds: number | null, locale: Locale): string =>
  seconds === null
    ? '–'
    : new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'minute',
        unitDisplay: 'long',
        maximumFractionDigits: seconds < 600 ? 1 : 0,
      }).format(seconds / 60);

export const formatCount = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale).format(count);
