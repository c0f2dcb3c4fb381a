import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildCalendar, parseCalendarPack, parseOfficeHoursPack } from './index.ts';

const packs = new URL('../../../packs/', import.meta.url).pathname;
const read = (path: string): unknown => parse(readFileSync(packs + path, 'utf8'));

/** The calendar of a province as its packs give it: the nation first, the province after. */
export function calendarOf(...places: readonly string[]) {
  const files = (pattern: string) =>
    places.flatMap((place) => globSync(`${place}/${pattern}`, { cwd: packs }).sort());
  return buildCalendar({
    years: files('calendar/*.yaml').map((file) => parseCalendarPack(read(file))),
    hours: files('office-hours.yaml').map((file) => parseOfficeHoursPack(read(file))),
  });
}

export const laiChau = calendarOf('national', 'lai-chau');

/** A moment on a wall clock in Vietnam: `at('2026-02-12 14:00')`. */
export const at = (text: string) => Temporal.Instant.from(`${text.replace(' ', 'T')}+07:00`);

export const shown = (moment: Temporal.Instant) =>
  moment
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
