import {
  buildCalendar,
  type Calendar,
  parseCalendarPack,
  parseOfficeHoursPack,
} from '#engines/working-time/index.ts';
import type { Pack } from '../packs/index.ts';

/**
 * The calendar of a pack and those it builds on: the nation's holidays and hours first, then the place's own.
 * @throws InvalidInput naming what is wrong in a file
 */
export function calendarOf(pack: Pack): Calendar {
  const years = pack.layers('calendar/*.yaml').map((file) => parseCalendarPack(file.value));
  const hours = pack.layers('office-hours.yaml').map((file) => parseOfficeHoursPack(file.value));
  return buildCalendar({ years, hours });
}
