import type { Locale } from '#platform/i18n/index.ts';
import { formatMoney } from '#ui/index.ts';
import type { AssessedLine, FeeAssessment, Relief } from './assess-fee.ts';
import type { Words } from './fee-rule.ts';

const kinds: Readonly<Record<AssessedLine['kind'], Words>> = {
  fee: { vi: 'Phí', en: 'Fee' },
  levy: { vi: 'Lệ phí', en: 'Levy' },
  dues: { vi: 'Nghĩa vụ tài chính', en: 'Financial obligation' },
  tax: { vi: 'Thuế, khoản thu về đất', en: 'Tax' },
  fine: { vi: 'Tiền phạt', en: 'Fine' },
  late: { vi: 'Tiền chậm nộp', en: 'Late charge' },
};

export const said = (words: Words, locale: Locale): string => (locale === 'en' && words.en) || words.vi;
export const kindName = (kind: AssessedLine['kind'], locale: Locale): string => said(kinds[kind], locale);

/** The relief as the payer reads it: "Miễn: trẻ em (Thông tư 75/2022/TT-BTC, Điều 4)". */
export function reliefInWords({ percent, reason, legalBasis }: Relief, locale: Locale): string {
  const what =
    percent === 100
      ? locale === 'en'
        ? 'Exempt'
        : 'Miễn'
      : locale === 'en'
        ? `Less ${percent}%`
        : `Giảm ${percent}%`;
  return `${what}: ${said(reason, locale)} (${legalBasis})`;
}

/** The whole reckoning, a sentence a line. */
export function explainFee({ lines, relief, totalVnd }: FeeAssessment, locale: Locale): readonly string[] {
  return [
    ...lines.map(
      ({ kind, label, amountVnd }) =>
        `${kindName(kind, locale)}: ${said(label, locale)}: ${formatMoney(amountVnd, locale)}`,
    ),
    ...(relief ? [reliefInWords(relief, locale)] : []),
    `${locale === 'en' ? 'To pay' : 'Phải nộp'}: ${formatMoney(totalVnd, locale)}`,
  ];
}

/** Why the amount is another than before, in words: what went, what came, and what that makes. */
export function explainChange(before: FeeAssessment, now: FeeAssessment, locale: Locale): readonly string[] {
  const wordsOf = (assessment: FeeAssessment) => explainFee(assessment, locale).slice(0, -1);
  const [old, fresh] = [wordsOf(before), wordsOf(now)];
  const english = locale === 'en';
  const difference = now.totalVnd - before.totalVnd;
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `${english ? 'No longer' : 'Bỏ'}: ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `${english ? 'Now' : 'Thêm'}: ${line}`),
    difference === 0
      ? english
        ? 'The amount stays the same'
        : 'Số tiền không đổi'
      : `${formatMoney(before.totalVnd, locale)} → ${formatMoney(now.totalVnd, locale)} (${
          difference > 0 ? (english ? 'more by' : 'tăng') : english ? 'less by' : 'giảm'
        } ${formatMoney(Math.abs(difference), locale)})`,
  ];
}
