/** A day as it is written: 2015/09/30. */
export const writeDate = (date: Temporal.PlainDate): string => date.toString().replaceAll('-', '/');

/** A moment as it is written, Viet Nam's time: 2015/09/30 08:15:00. */
export const writeDateTime = (at: Temporal.PlainDateTime): string =>
  `${writeDate(at.toPlainDate())} ${at.toPlainTime().toString({ smallestUnit: 'second' })}`;

/** The forms met: 2015/09/30, 2015-09-30, 30/09/2015, each with a time or a zone behind it or without. */
export function readDate(text: string): Temporal.PlainDate | undefined {
  return readDateTime(text)?.toPlainDate();
}

const yearFirst = String.raw`(?<y>\d{4})(?<s>[/.-])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})`;
const dayFirst = String.raw`(?<d2>\d{1,2})(?<s2>[/.-])(?<m2>\d{1,2})\k<s2>(?<y2>\d{4})`;
const clock = String.raw`(?<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?(?<half>[AP]M))?`;
const offset = String.raw`(?<zone>Z|[+-]\d{2}:?\d{2})?`;
const pattern = new RegExp(`^(?:${yearFirst}|${dayFirst})(?:[T ]+${clock}${offset})?$`, 'i');

/** A moment in Viet Nam; one that names another zone is brought there, one without a time is midnight. */
export function readDateTime(text: string): Temporal.PlainDateTime | undefined {
  const found = pattern.exec(text.trim())?.groups;
  if (!found) return undefined;
  const part = (name: string) => Number(found[name] ?? found[`${name}2`]);
  try {
    const date = Temporal.PlainDate.from(
      { year: part('y'), month: part('m'), day: part('d') },
      { overflow: 'reject' },
    );
    const here = date.toPlainDateTime(timeOf(found['time'] ?? '00:00', found['half']));
    const zone = found['zone']?.toUpperCase();
    if (!zone) return here.round({ smallestUnit: 'second', roundingMode: 'floor' });
    const there = zone === 'Z' ? 'UTC' : zone.replace(/^(...):?(..)$/, '$1:$2');
    return here
      .toZonedDateTime(there)
      .withTimeZone('Asia/Ho_Chi_Minh')
      .toPlainDateTime()
      .round({ smallestUnit: 'second', roundingMode: 'floor' });
  } catch {
    return undefined;
  }
}

function timeOf(text: string, half: string | undefined): Temporal.PlainTime {
  const time = Temporal.PlainTime.from(/^\d:/.test(text) ? `0${text}` : text);
  if (!half) return time;
  return time.with({ hour: (time.hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) });
}
