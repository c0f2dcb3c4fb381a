import type { Locale } from '#platform/i18n/index.ts';
import { formatMoney, formatNumber } from '#ui/index.ts';
import type { Procedure, ProcedureChannel, TimeLimit } from './model.ts';
import { words } from './words.ts';

/** The name in the reader's language; most procedures are published in Vietnamese alone. */
export const nameIn = ({ name, nameEn }: Procedure, locale: Locale): string =>
  (locale === 'en' && nameEn) || name;

/** The language the name is really in, for screen readers. */
export const nameLanguage = ({ nameEn }: Procedure, locale: Locale): Locale =>
  locale === 'en' && nameEn ? 'en' : 'vi';

export const descriptionIn = (procedure: Procedure, locale: Locale): string | undefined =>
  locale === 'en' ? procedure.descriptionEn : procedure.description;

/** "5 ngày làm việc". */
export function timeInWords(limit: TimeLimit | undefined, locale: Locale): string {
  if (!limit) return words(locale, 'timeUnknown');
  if (limit.amount === 0) return words(locale, 'sameDay');
  const text = words(locale, limit.unit, { amount: formatNumber(limit.amount, locale) });
  return limit.amount === 1 && locale === 'en' ? text.replace(/s$/, '') : text;
}

/** "Miễn phí", "20.000 đ"; several fees one after the other, each with what it is for. */
export function feeInWords({ isFree, fees }: ProcedureChannel, locale: Locale): string {
  if (isFree || fees.some(({ amountVnd }) => amountVnd === 0)) return words(locale, 'free');
  if (fees.length === 0) return words(locale, 'feeUnknown');
  return fees
    .map(({ amountVnd, note }) => formatMoney(amountVnd, locale) + (note ? ` (${note})` : ''))
    .join('; ');
}

/** The shortest way of saying how long and how much: that of the online channel, else of the first. */
export const usualChannel = ({ channels }: Procedure): ProcedureChannel | undefined =>
  channels.find(({ kind }) => kind === 'online') ?? channels[0];
