import type { Locale } from '#platform/i18n/index.ts';
import { formatNumber } from './format-number.ts';

/** `812 B`, `1,5 MB`: powers of a thousand, as operating systems and scanners count today. */
export function formatFileSize(sizeBytes: number, locale: Locale): string {
  if (sizeBytes < 1000) return `${sizeBytes}\u00a0B`;
  if (sizeBytes < 999_500) return `${formatNumber(sizeBytes / 1000, locale, 0)}\u00a0kB`;
  return `${formatNumber(sizeBytes / 1_000_000, locale, 1)}\u00a0MB`;
}
