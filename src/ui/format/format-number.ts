import type { Locale } from '#platform/i18n/index.ts';

/** `1.234.567,5`; in English `1,234,567.5`. */
export function formatNumber(value: number | bigint, locale: Locale, maximumFractionDigits = 2): string {
  return numberFormat(locale, maximumFractionDigits).format(value);
}

/** `1.234.567 đ`; in English `1,234,567 VND`. The space does not break. */
export function formatMoney(amountVnd: number | bigint, locale: Locale): string {
  return `${formatNumber(amountVnd, locale, 0)}\u00a0${locale === 'en' ? 'VND' : 'đ'}`;
}

/** `95,3%` of a share between 0 and 1. */
export function formatPercent(share: number, locale: Locale): string {
  return `${formatNumber(share * 100, locale, 1)}%`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times its use, and a table uses it in every row. */
function numberFormat(locale: Locale, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${locale}${maximumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits });
  formats.set(key, made);
  return made;
}
