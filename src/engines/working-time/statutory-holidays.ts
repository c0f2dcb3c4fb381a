import type { SpecialDay } from './calendar-pack.ts';
import { solarDateOf } from './lunar.ts';

const code = (point: string) => `Bộ luật Lao động 2019, Điều 112(1)(${point})`;
const unsettled = 'Chờ thông báo nghỉ lễ, Tết của năm';

/**
 * The holidays of a year whose yearly notice is not in a pack: Labour Code 2019, article 112(1); Resolution
 * 28/2026/QH16 for 24 November; days in lieu by article 111(3). What the notice decides (the five days of
 * Tết, the day beside National Day, swaps) is only a forecast, marked uncertain.
 */
export function statutoryHolidays(year: number): readonly SpecialDay[] {
  const on = (month: number, day: number) => new Temporal.PlainDate(year, month, day);
  const tet = solarDateOf({ year, month: 1, day: 1 });
  const national = on(9, 2);
  // The side that joins the weekend, as the notices of 2021 to 2026 chose: the day after on Sunday, Monday and Thursday.
  const beside = national.add({ days: [1, 4, 7].includes(national.dayOfWeek) ? 1 : -1 });
  const holidays = [
    fixed(on(1, 1), 'Tết Dương lịch', "New Year's Day", code('a')),
    ...[-1, 0, 1, 2, 3].map((days) =>
      forecast(tet.add({ days }), 'Tết Nguyên đán', 'Lunar New Year', code('b')),
    ),
    fixed(solarDateOf({ year, month: 3, day: 10 }), 'Giỗ Tổ Hùng Vương', "Hùng Kings' Day", code('e')),
    fixed(on(4, 30), 'Ngày Chiến thắng', 'Reunification Day', code('c')),
    fixed(on(5, 1), 'Ngày Quốc tế lao động', 'Labour Day', code('d')),
    fixed(national, 'Quốc khánh', 'National Day', code('đ')),
    forecast(beside, 'Quốc khánh', 'National Day', code('đ')),
  ].sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  const all = year < 2026 ? holidays : [...holidays, cultureDay(year)];
  // Culture Day comes from the Resolution, whose text we hold gives no day in lieu.
  return [...all, ...daysInLieu(holidays, all)];
}

const cultureDay = (year: number) =>
  fixed(
    new Temporal.PlainDate(year, 11, 24),
    'Ngày Văn hóa Việt Nam',
    'Vietnamese Culture Day',
    'Nghị quyết 28/2026/QH16, Điều 2',
  );

/** A holiday on the weekly rest day is made up on the next working day (Labour Code 2019, article 111(3)). */
function daysInLieu(weekendHolidays: readonly SpecialDay[], all: readonly SpecialDay[]): SpecialDay[] {
  const taken = new Set(all.map(({ on }) => on.toString()));
  return weekendHolidays
    .filter(({ on }) => on.dayOfWeek > 5)
    .map((holiday) => {
      let on = holiday.on.add({ days: 1 });
      while (on.dayOfWeek > 5 || taken.has(on.toString())) on = on.add({ days: 1 });
      taken.add(on.toString());
      const decision = 'Bộ luật Lao động 2019, Điều 111(3)';
      return { ...holiday, on, kind: 'dayInLieu', decision, counterpart: holiday.on };
    });
}

const fixed = (on: Temporal.PlainDate, name: string, nameEn: string, decision: string): SpecialDay => ({
  on,
  kind: 'holiday',
  name,
  nameEn,
  decision,
  certain: true,
});

const forecast = (...holiday: Parameters<typeof fixed>): SpecialDay => ({
  ...fixed(...holiday),
  certain: false,
  note: unsettled,
});
