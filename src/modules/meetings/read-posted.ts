import type { MeetingTimes } from './check-times.ts';
import { momentOf } from './meeting-in.ts';
import type { MeetingPlace } from './queries.ts';

/** Day, hours and place as they were typed; what cannot be read is not there. */
export function readTimes(form: URLSearchParams): MeetingTimes {
  const on = read(form.get('on'), Temporal.PlainDate.from);
  const at = (name: string) => {
    const time = read(form.get(name), Temporal.PlainTime.from);
    return on && time ? momentOf(on, time) : null;
  };
  return { place: form.get('place') ?? '', startsAt: at('from'), endsAt: at('until') };
}

/** Where a page of the list ended; nothing when someone has edited it. */
export function readPlace(text = ''): MeetingPlace | undefined {
  const [when, id] = text.split(' ');
  const startsAt = read(when ?? null, Temporal.Instant.from);
  return startsAt && /^[0-9a-f-]{36}$/.test(id ?? '') ? { startsAt, id: id! } : undefined;
}

function read<Value>(text: string | null, from: (text: string) => Value): Value | null {
  try {
    return text ? from(text) : null;
  } catch {
    return null;
  }
}
