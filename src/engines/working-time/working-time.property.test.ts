import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { at, laiChau } from './fixtures.ts';
import {
  addWorkingTime,
  buildCalendar,
  type Clock,
  countWorkingTime,
  dueAt,
  finish,
  parseCalendarPack,
  pause,
  readClock,
  resume,
  standingOf,
  startClock,
} from './index.ts';
import { type NaiveOffice, naiveAdd, naiveCount, naiveDeadline } from './naive-model.ts';

const FIRST = Temporal.PlainDate.from('2026-03-01');
const DAYS = 75;
const FULL = [
  [450, 690],
  [810, 1020],
] as const;
const HALF = [[450, 690]] as const;
const START = at('2026-03-01 00:00').epochMilliseconds / 60_000;
const instant = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
const minuteOf = (moment: Temporal.Instant) => moment.epochMilliseconds / 60_000;

/** The same spring for both: some weekdays closed or halved, some weekends worked. */
const spring = fc.array(fc.nat(9), { minLength: DAYS, maxLength: DAYS }).map((dice) => {
  const dates = dice.map((roll, i) => ({ roll, on: FIRST.add({ days: i }) }));
  const weekdays = dates.filter(({ on }) => on.dayOfWeek < 6);
  const law = { name: 'x', decision: 'y' };
  const closed = weekdays.filter(({ roll }) => roll === 0).map(({ on }) => on.toString());
  const halved = weekdays.filter(({ roll }) => roll === 1).map(({ on }) => on.toString());
  const worked = dates
    .filter(({ roll, on }) => roll === 2 && on.dayOfWeek === 6)
    .map(({ on }) => on.toString());
  const swaps = worked.slice(0, closed.length).map((work, i) => ({ work, off: closed[i], ...law }));
  const pack = parseCalendarPack({
    year: 2026,
    holidays: closed.map((date) => ({ date, ...law })),
    halfDays: halved.map((date) => ({ date, sessions: ['07:30-11:30'], ...law })),
    swaps,
  });
  const isWorked = new Set(swaps.map(({ work }) => work));
  const office: NaiveOffice = {
    start: START,
    days: dates.map(({ on }) => {
      const date = on.toString();
      if (closed.includes(date)) return [];
      if (halved.includes(date)) return HALF;
      return on.dayOfWeek < 6 || isWorked.has(date) ? FULL : [];
    }),
  };
  const calendar = buildCalendar({ years: [pack], hours: [laiChau], from: 2026, to: 2026 });
  return {
    office,
    calendar,
    [fc.toStringMethod]: () => `{closed: ${closed}; halved: ${halved}; worked: ${[...isWorked]}}`,
  };
});

const minute = fc.nat(12 * 1440).map((offset) => START + offset);
const property = <T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...values: T) => void,
) => fc.assert(fc.property(...arbitraries, holds as (...values: unknown[]) => void), { numRuns: 120 });

test('hours from a moment are the minutes one by one', () => {
  property([spring, minute, fc.integer({ min: 1, max: 40 })], ({ office, calendar }, from, amount) => {
    const due = addWorkingTime(calendar, instant(from), { amount, unit: 'hour', start: 'moment' });
    assert.equal(minuteOf(due), naiveAdd(office, from, amount * 60));
  });
});

test('quarter days from a moment are the minutes one by one', () => {
  property([spring, minute, fc.integer({ min: 1, max: 20 })], ({ office, calendar }, from, halves) => {
    const due = addWorkingTime(calendar, instant(from), {
      amount: halves / 2,
      unit: 'workingDay',
      start: 'moment',
    });
    assert.equal(minuteOf(due), naiveAdd(office, from, halves * 225));
  });
});

test('working days are the days one by one', () => {
  property([spring, minute, fc.nat(15)], ({ office, calendar }, from, amount) => {
    const due = addWorkingTime(calendar, instant(from), { amount, unit: 'workingDay' });
    assert.equal(minuteOf(due), naiveDeadline(office, from, amount));
  });
});

test('working time between two moments is the open minutes between them', () => {
  property([spring, minute, minute], ({ office, calendar }, from, to) => {
    const { minutes } = countWorkingTime(calendar, instant(from), instant(to));
    assert.equal(Math.abs(minutes), naiveCount(office, Math.min(from, to), Math.max(from, to)));
    assert.ok(from <= to ? minutes >= 0 : minutes <= 0);
  });
});

/** A clock that started, and paused and resumed before it ran out. */
function runClock(
  calendar: Parameters<typeof dueAt>[0],
  from: number,
  amount: number,
  cuts: readonly number[],
) {
  let clock = startClock({ amount, unit: 'workingDay' }, instant(from));
  const pauses: [number, number][] = [];
  let last = from;
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const stop = last + cuts[i]!;
    if (stop >= minuteOf(dueAt(calendar, clock))) break;
    last = stop + cuts[i + 1]!;
    pauses.push([stop, last]);
    clock = resume(pause(clock, instant(stop)), instant(last));
  }
  return { clock, pauses };
}

const cuts = fc.array(fc.nat(5000), { maxLength: 6 });

test('a clock that pauses runs out when its minutes are worked, pauses left out', () => {
  property(
    [spring, minute, fc.integer({ min: 1, max: 8 }), cuts],
    ({ office, calendar }, from, amount, at) => {
      const { clock, pauses } = runClock(calendar, from, amount, at);
      const budget = naiveCount(office, from, naiveDeadline(office, from, amount));
      assert.equal(minuteOf(dueAt(calendar, clock)), naiveAdd(office, from, budget, pauses));
    },
  );
});

test('elapsed and remaining time add up at every moment, and the clock survives JSON', () => {
  property(
    [spring, minute, fc.integer({ min: 1, max: 8 }), cuts, fc.nat(20_000)],
    ({ office, calendar }, from, amount, at, later) => {
      const { clock, pauses } = runClock(calendar, from, amount, at);
      const kept = JSON.parse(JSON.stringify(clock)) as Clock;
      const now = (pauses.at(-1)?.[1] ?? from) + later;
      const reading = readClock(calendar, kept, instant(now));
      const budget = naiveCount(office, from, naiveDeadline(office, from, amount));
      assert.equal(reading.elapsedMinutes + reading.remainingMinutes, budget);
      assert.equal(reading.isOverdue, now > minuteOf(reading.dueAt));
      assert.ok(Math.abs(reading.elapsedShare - reading.elapsedMinutes / budget) < 1e-9);
    },
  );
});

test('who comes later is never due earlier, and a longer limit is never due earlier', () => {
  const amount = fc.oneof(
    fc.nat(12),
    fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4),
  );
  property([spring, minute, minute, amount, amount], ({ calendar }, a, b, x, y) => {
    const due = (from: number, days: number) =>
      minuteOf(addWorkingTime(calendar, instant(from), { amount: days, unit: 'workingDay' }));
    assert.ok(due(Math.min(a, b), x) <= due(Math.max(a, b), x));
    // A same-day limit (0) ends with the day, so it is not compared with part of a day.
    if (x >= 1 && y >= 1) assert.ok(due(a, Math.min(x, y)) <= due(a, Math.max(x, y)));
  });
});

test('finished work is late exactly when it was overdue', () => {
  property(
    [spring, minute, fc.integer({ min: 1, max: 8 }), fc.nat(20_000)],
    ({ calendar }, from, amount, later) => {
      const clock = startClock({ amount, unit: 'workingDay' }, instant(from));
      const now = instant(from + later);
      const isOverdue = standingOf(calendar, clock, now) === 'overdue';
      assert.equal(standingOf(calendar, finish(clock, now), now) === 'late', isOverdue);
    },
  );
});
