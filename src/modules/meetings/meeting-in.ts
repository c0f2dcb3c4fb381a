import { zone } from '#modules/org/index.ts';

/** What an invitation says of when and where; what it does not say is not there. */
export interface FoundMeeting {
  readonly on?: Temporal.PlainDate;
  readonly at?: Temporal.PlainTime;
  readonly place?: string;
}

const hour = /(\d{1,2})\s*(?:giờ|h|:)\s*(\d{2})?(?:\s*phút)?/iu;
const day = /ngày\s+(\d{1,2})\s*(?:\/|-|\s+tháng\s+)\s*(\d{1,2})\s*(?:\/|-|\s+năm\s+)\s*(\d{4})/iu;
const place = /(?:địa điểm|địa chỉ họp|tại)\s*:\s*([^\n]{3,300})/iu;

/**
 * Day, hour and place as invitations word them: "Thời gian: 8 giờ 00 phút, ngày 25 tháng 11 năm 2026. Địa điểm: …". The words after
 * "Thời gian" are looked at first: the day in the head of a letter is that of its issue.
 */
export function meetingIn(words: string): FoundMeeting {
  const text = words.normalize('NFC');
  const from = text.search(/thời gian|vào (?:lúc|hồi)/iu);
  const about = from < 0 ? '' : text.slice(from, from + 400);
  const [, d, m, y] = day.exec(about) ?? [];
  const [, h, minutes] = hour.exec(about) ?? [];
  const where = place.exec(text.slice(Math.max(from, 0)))?.[1]?.replace(/[\s.;]+$/, '');
  const on = d ? validDay(Number(y), Number(m), Number(d)) : undefined;
  const isHour = h !== undefined && Number(h) < 24 && Number(minutes ?? 0) < 60;
  return {
    ...(on && { on }),
    ...(isHour && { at: new Temporal.PlainTime(Number(h), Number(minutes ?? 0)) }),
    ...(where && { place: where }),
  };
}

function validDay(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The moment of a day and an hour here. */
export const momentOf = (on: Temporal.PlainDate, at: Temporal.PlainTime): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: zone, plainTime: at }).toInstant();
