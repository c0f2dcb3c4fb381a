/**
 * What working time means, told the slow way: a minute at a time, a day at a time, without tables. The tests hold the
 * engine against it.
 */
export interface NaiveOffice {
  /** 00:00 of the first day, in epoch minutes. */
  readonly start: number;
  /** Open stretches of each day, in minutes from midnight. */
  readonly days: readonly (readonly (readonly [from: number, to: number])[])[];
}

const DAY = 1440;

const isOpen = (office: NaiveOffice, minute: number): boolean => {
  const day = office.days[Math.floor((minute - office.start) / DAY)]!;
  const time = (minute - office.start) % DAY;
  return day.some(([from, to]) => from <= time && time < to);
};

export function naiveCount(office: NaiveOffice, from: number, to: number): number {
  let count = 0;
  for (let minute = from; minute < to; minute++) if (isOpen(office, minute)) count += 1;
  return count;
}

/** The end of the minute in which the last of `minutes` is worked; minutes inside a pause do not count. */
export function naiveAdd(
  office: NaiveOffice,
  from: number,
  minutes: number,
  pauses: readonly (readonly [number, number])[] = [],
): number {
  let left = minutes;
  let minute = from;
  for (; left > 0; minute++) {
    const isPaused = pauses.some(([start, end]) => start <= minute && minute < end);
    if (isOpen(office, minute) && !isPaused) left -= 1;
  }
  return minute;
}

/** A limit of whole working days from receipt, the first day left out, late after 15:00. */
export function naiveDeadline(office: NaiveOffice, from: number, workingDays: number): number {
  const closing = (day: number) => office.days[day]!.at(-1)?.[1];
  let day = Math.floor((from - office.start) / DAY);
  const time = (from - office.start) % DAY;
  const end = closing(day);
  if (end === undefined || time > Math.min(end, 15 * 60)) {
    do day += 1;
    while (closing(day) === undefined);
  }
  for (let left = workingDays; left > 0; ) {
    day += 1;
    if (closing(day) !== undefined) left -= 1;
  }
  return office.start + day * DAY + closing(day)!;
}
