/**
 * Working time of a Vietnamese office: calendars, deadlines and clocks that pause. Values in, values out.
 * See README.md for examples.
 */
export { buildCalendar, type Calendar, withDays } from './calendar.ts';
export {
  type CalendarPack,
  type DayKind,
  type OfficeHoursPack,
  parseCalendarPack,
  parseOfficeHoursPack,
  type SpecialDay,
} from './calendar-pack.ts';
export {
  type Clock,
  type ClockState,
  dueAt,
  dueMs,
  finish,
  isOverdue,
  pause,
  type Reading,
  readClock,
  remaining,
  restart,
  resume,
  startClock,
  stateOf,
} from './clock.ts';
export { addWorkingTime, type Limit, type LimitUnit } from './deadline.ts';
export { type Explanation, explainDeadline, explainMove, type Move } from './explain.ts';
export { type LunarDay, solarDateOf } from './lunar.ts';
export type { CountingRule, OfficeHours, Session } from './office-hours.ts';
export type { DaysOff } from './skipped-days.ts';
export { type Standing, standingOf } from './standing.ts';
export { statutoryHolidays } from './statutory-holidays.ts';
export {
  countWorkingTime,
  isWorkingDay,
  nextWorkingMoment,
  officeMinutesAt,
  officeSessions,
  type WorkingTime,
} from './working-days.ts';
