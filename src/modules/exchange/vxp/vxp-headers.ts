import { createHmac, timingSafeEqual } from 'node:crypto';
import { zone } from '#modules/org/index.ts';

const prefix = 'XroadVnpt-';

/** 25112026T090000+0123: day, time and thousandths, as the axis wants them. */
export function vxpTimestamp(at: Temporal.Instant): string {
  const { day, month, year, hour, minute, second, millisecond } = at.toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(day)}${two(month)}${year}`;
  return `${date}T${two(hour)}${two(minute)}${two(second)}+${String(millisecond).padStart(4, '0')}`;
}

/** The moment a timestamp names, or nothing when it is none. */
export function readVxpTimestamp(text: string): Temporal.Instant | undefined {
  const found = /^(\d\d)(\d\d)(\d{4})T(\d\d)(\d\d)(\d\d)(?:\+(\d{1,4}))?$/.exec(text);
  if (!found) return undefined;
  const [day, month, year, hour, minute, second] = found.slice(1, 7).map(Number);
  const fields = { timeZone: zone, day, month, year, hour, minute, second } as const;
  try {
    return Temporal.ZonedDateTime.from(fields as never, { overflow: 'reject' }).toInstant();
  } catch {
    return undefined;
  }
}

/**
 * The headers of a call: each under the axis's prefix, their names, all of them as one JSON text, and its HMAC under the
 * secret that only the two ends know.
 */
export function signHeaders(
  headers: Readonly<Record<string, string>>,
  secret: string,
): Record<string, string> {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [prefix + name, value]));
  const signed = JSON.stringify(named);
  return {
    ...named,
    [`${prefix}sign-header-key`]: Object.keys(headers).join(';'),
    [`${prefix}sign-header`]: signed,
    [`${prefix}hash-header`]: createHmac('sha256', secret).update(signed).digest('hex'),
  };
}

/** The headers as they were meant, when the secret vouches for them. */
export function readSignedHeaders(
  received: Readonly<Record<string, string | string[] | undefined>>,
  secret: string,
): Readonly<Record<string, string>> | undefined {
  const get = (name: string) => String(received[(prefix + name).toLowerCase()] ?? '');
  const signed = get('sign-header');
  const expected = createHmac('sha256', secret).update(signed).digest();
  const told = Buffer.from(get('hash-header'), 'hex');
  if (told.length !== expected.length || !timingSafeEqual(told, expected)) return undefined;
  const named = readObject(signed);
  if (!named) return undefined;
  const names = get('sign-header-key').split(';');
  const isSame = names.every((name) => named[prefix + name] === get(name));
  return isSame ? Object.fromEntries(names.map((name) => [name, named[prefix + name]!])) : undefined;
}

function readObject(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? (value as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}
