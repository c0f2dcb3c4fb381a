import type { Period } from './queries.ts';

/** A month as people ask for it: "2026-11"; the present one when they ask for none, or nonsense. */
export function periodOf(
  asked: string | undefined,
  today: Temporal.PlainDate,
): Period & { readonly month: string } {
  const month = readMonth(asked) ?? today.toPlainYearMonth();
  return {
    month: month.toString(),
    from: month.toPlainDate({ day: 1 }),
    to: month.toPlainDate({ day: month.daysInMonth }),
  };
}

function readMonth(asked: string | undefined): Temporal.PlainYearMonth | undefined {
  if (!asked || !/^\d{4}-\d{2}$/.test(asked)) return undefined;
  try {
    return Temporal.PlainYearMonth.from(asked);
  } catch {
    return undefined;
  }
}

/** The month and the eleven before it. */
export const monthsUpTo = (today: Temporal.PlainDate): readonly string[] =>
  Array.from({ length: 12 }, (_, back) => today.toPlainYearMonth().subtract({ months: back }).toString());
