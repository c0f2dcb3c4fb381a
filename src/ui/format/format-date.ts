import type { Locale } from '#platform/i18n/index.ts';

const zone = 'Asia/Ho_Chi_Minh';
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `22/11/2026`; in English `22 Nov 2026`, since 11/12 would be read both ways. */
export function formatDate(date: Temporal.PlainDate, locale: Locale): string {
  if (locale === 'en') return `${date.day} ${months[date.month - 1]} ${date.year}`;
  return `${twoDigits(date.day)}/${twoDigits(date.month)}/${date.year}`;
}

/** `09:30`, in Vietnam. */
export function formatTime(instant: Temporal.Instant): string {
  const { hour, minute } = instant.toZonedDateTimeISO(zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** `09:30 22/11/2026`, in Vietnam: the time first, as Vietnamese letters have it. */
export function formatDateTime(instant: Temporal.Instant, locale: Locale): string {
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  return locale === 'en'
    ? `${formatDate(date, locale)}, ${formatTime(instant)}`
    : `${formatTime(instant)} ${formatDate(date, locale)}`;
}

/** `ngày 22 tháng 11 năm 2026`, as letters and certificates write it. Decree 30/2020, annex I */
export function formatLongDate(date: Temporal.PlainDate, locale: Locale): string {
  if (locale === 'en') return formatDate(date, locale);
  // A zero stands before single-digit days and before January and February, so that none can be added later.
  const month = date.month <= 2 ? twoDigits(date.month) : date.month;
  return `ngày ${twoDigits(date.day)} tháng ${month} năm ${date.year}`;
}
