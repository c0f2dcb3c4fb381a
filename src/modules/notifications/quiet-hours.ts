import { zone } from '#modules/org/index.ts';
import type { Channel } from './model.ts';
import type { NoticeRules } from './rules.ts';

/** When a notice may go: at once, or for a channel that rings at the end of the quiet hours, which may span midnight. */
export function afterQuietHours(
  { channels, quietHours }: Pick<NoticeRules, 'channels' | 'quietHours'>,
  channel: Channel,
  at: Temporal.Instant,
): Temporal.Instant {
  if (!channels.find(({ code }) => code === channel)?.isQuietAtNight) return at;
  const local = at.toZonedDateTimeISO(zone);
  const [from, to] = [quietHours.from, quietHours.to].map((hour) => Temporal.PlainTime.from(hour)) as [
    Temporal.PlainTime,
    Temporal.PlainTime,
  ];
  const time = local.toPlainTime();
  const isBefore = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(one, other) < 0;
  const spansMidnight = isBefore(to, from);
  const isEvening = !isBefore(time, from);
  const isMorning = isBefore(time, to);
  const isQuiet = spansMidnight ? isEvening || isMorning : isEvening && isMorning;
  if (!isQuiet) return at;
  const day = local.toPlainDate().add({ days: spansMidnight && isEvening ? 1 : 0 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant();
}
