/**
 * The Vietnamese lunisolar calendar at UTC+7 (Decision 121-CP of 8 August 1967): a month begins on the day of
 * the new moon, and the month holding the winter solstice is the eleventh. Series of new moons and solar longitude after
 * J. Meeus, *Astronomical Algorithms*, chapters 49 and 25. China counts at UTC+8, so Tết sometimes differs (1985, 2007, 2030).
 */

/** Mean length in days; the second is the coefficient of Meeus's series from 1900. */
const SYNODIC_MONTH = 29.530588861;
const SYNODIC_MONTH_1900 = 29.53058868;
/** Julian day number of 1970-01-01. */
const JULIAN_DAY_OF_1970 = 2440588;
const sinDegrees = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

/** The local day (days since 1970-01-01, at UTC+7) of the k-th new moon since January 1900. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2415020.75933 +
    SYNODIC_MONTH_1900 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sinDegrees(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const correction =
    (0.1734 - 0.000393 * t) * sinDegrees(sun) +
    0.0021 * sinDegrees(2 * sun) -
    0.4068 * sinDegrees(moon) +
    0.0161 * sinDegrees(2 * moon) -
    0.0004 * sinDegrees(3 * moon) +
    0.0104 * sinDegrees(2 * latitude) -
    0.0051 * sinDegrees(sun + moon) -
    0.0074 * sinDegrees(sun - moon) +
    0.0004 * sinDegrees(2 * latitude + sun) -
    0.0004 * sinDegrees(2 * latitude - sun) -
    0.0006 * sinDegrees(2 * latitude + moon) +
    0.001 * sinDegrees(2 * latitude - moon) +
    0.0005 * sinDegrees(2 * moon + sun);
  const terrestrialLag = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - terrestrialLag + 0.5 + 7 / 24) - JULIAN_DAY_OF_1970;
}

/** Which twelfth of the zodiac (0 = from the spring equinox) the sun is in when the local day begins. */
function solarSector(day: number): number {
  const t = (day + JULIAN_DAY_OF_1970 - 0.5 - 7 / 24 - 2451545) / 36525;
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t * t;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t * t +
    (1.9146 - 0.004817 * t) * sinDegrees(anomaly) +
    (0.019993 - 0.000101 * t) * sinDegrees(2 * anomaly) +
    0.00029 * sinDegrees(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;
const dateOf = (day: number) => new Temporal.PlainDate(1970, 1, 1).add({ days: day });

/** Number (since 1900) of the new moon that begins the eleventh month of the year: the month of the winter solstice. */
function eleventhMoon(year: number): number {
  const k = Math.floor((dayOf(year, 12, 31) - dayOf(1900, 1, 1)) / SYNODIC_MONTH);
  // The solstice opens sector 9; a month that already starts in it comes after the eleventh.
  return solarSector(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/** In a span of thirteen moons, how many come before the leap one: the first without a change of sector. */
function moonsBeforeLeap(eleventh: number): number {
  let count = 1;
  while (solarSector(newMoonDay(eleventh + count)) !== solarSector(newMoonDay(eleventh + count + 1)))
    count += 1;
  return count;
}

/**
 * The solar date of a day of the lunar year (never of a leap month).
 *
 * @example solarDateOf({ year: 2027, month: 1, day: 1 }) // 2027-02-06, mùng 1 Tết Đinh Mùi
 */
export function solarDateOf(lunar: LunarDay): Temporal.PlainDate {
  const { year, month, day } = lunar;
  const eleventh = eleventhMoon(month < 11 ? year - 1 : year);
  const isLeapSpan = eleventhMoon(month < 11 ? year : year + 1) - eleventh === 13;
  const monthsAfter = (month + 1) % 12;
  const isAfterLeap = isLeapSpan && monthsAfter >= moonsBeforeLeap(eleventh);
  return dateOf(newMoonDay(eleventh + monthsAfter + (isAfterLeap ? 1 : 0)) + day - 1);
}

/** A day of the lunar calendar: year by its Tết, month 1–12, day 1–30. */
export interface LunarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
