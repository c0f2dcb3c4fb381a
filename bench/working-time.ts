import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  buildCalendar,
  type Clock,
  dueAt,
  parseCalendarPack,
  parseOfficeHoursPack,
  pause,
  resume,
  startClock,
} from '../src/engines/working-time/index.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OFFSET = 7 * HOUR;
const CASES = 20_000;

const read = (path: string): unknown =>
  parse(readFileSync(new URL(`../packs/${path}`, import.meta.url), 'utf8'));

const calendar = buildCalendar({
  years: [2025, 2026, 2027].map((year) => parseCalendarPack(read(`national/calendar/${year}.yaml`))),
  hours: [parseOfficeHoursPack(read('national/office-hours.yaml'))],
});

/** Cases through 2026, each paused twice inside its limit. */
function cases(): Clock[] {
  const first = Temporal.Instant.from('2026-01-05T00:00:00Z').epochMilliseconds;
  const instant = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment);
  return Array.from({ length: CASES }, (_, i) => {
    const start = first + ((i * 7_919_000) % (300 * DAY));
    const [a, b] = [start + DAY + (i % 5) * HOUR, start + 3 * DAY + (i % 7) * HOUR];
    const clock = startClock({ amount: 5 + (i % 20), unit: 'workingDay' }, instant(start));
    const once = resume(pause(clock, instant(a)), instant(a + (i % 30) * HOUR));
    return resume(pause(once, instant(b + DAY)), instant(b + DAY + (i % 100) * HOUR));
  });
}

/**
 * The floor: the same deadlines from bare arrays made for these hours and rules alone (07:30–11:30, 13:30–17:00,
 * 15:00, first day left out): no types, no settings, no half days.
 */
function floorFor() {
  const { table } = calendar;
  const { firstDay, workingDays, workingDaysBefore, officeBefore } = table;
  const isOpen = Uint8Array.from(table.sessions, (sessions) => sessions.length);
  const worked = (time: number) =>
    Math.min(Math.max(time - 7.5 * HOUR, 0), 4 * HOUR) +
    Math.min(Math.max(time - 13.5 * HOUR, 0), 3.5 * HOUR);
  const officeTime = (moment: number) => {
    const local = moment + OFFSET;
    const row = Math.floor(local / DAY) - firstDay;
    return isOpen[row] ? officeBefore[row]! + worked(local % DAY) : officeBefore[row]!;
  };
  return (clock: Clock): Temporal.Instant => {
    const local = clock.startedMs + OFFSET;
    const row = Math.floor(local / DAY) - firstDay;
    const startRow = isOpen[row] && local % DAY <= 15 * HOUR ? row : row + 1;
    const dueRow = workingDays[workingDaysBefore[startRow]! + clock.limit.amount]!;
    let total = officeBefore[dueRow + 1]!;
    for (const [from, to] of clock.pauses) total += officeTime(to) - officeTime(from);
    // Every open day of this table has 7.5 hours, so the row is a division away.
    const k = Math.ceil(total / (7.5 * HOUR)) - 1;
    const left = total - k * 7.5 * HOUR;
    const time = left <= 4 * HOUR ? 7.5 * HOUR + left : 9.5 * HOUR + left;
    return Temporal.Instant.fromEpochMilliseconds((firstDay + workingDays[k]!) * DAY + time - OFFSET);
  };
}

function perSecond(clocks: readonly Clock[], due: (clock: Clock) => Temporal.Instant): number {
  const started = performance.now();
  for (const clock of clocks) due(clock);
  return (clocks.length * 1000) / (performance.now() - started);
}

const best = (rates: readonly number[]) => Math.max(...rates);

/** Deadlines of cases with two pauses: the engine against bare table look-ups giving the same instants. */
async function run() {
  const clocks = cases();
  const engine = (clock: Clock) => dueAt(calendar, clock);
  const floor = floorFor();
  const wrong = clocks.findIndex((clock) => !engine(clock).equals(floor(clock)));
  if (wrong >= 0) throw new Error(`floor and engine differ on ${JSON.stringify(clocks[wrong])}`);
  const rates = Array.from({ length: 15 }, () => ({
    ours: perSecond(clocks, engine),
    floor: perSecond(clocks, floor),
  }));
  const ours = Math.round(best(rates.map((rate) => rate.ours)));
  const bare = Math.round(best(rates.map((rate) => rate.floor)));
  return {
    name: 'working-time',
    ours,
    floor: bare,
    ratio: ours / bare,
    unit: 'deadlines with two pauses per second',
  };
}

export default { name: 'working-time', run };
