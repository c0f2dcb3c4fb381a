import { zone } from '#modules/org/index.ts';

/** `yyyyMMddHHmmss` by the clock of the office, as the portal writes times. */
export const portalTime = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/\D/g, '');

/** Nothing for a text that is no time. */
export function readPortalTime(text: string | undefined): Temporal.Instant | undefined {
  const [, date, hour, minute, second] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  if (!date) return undefined;
  try {
    return Temporal.PlainDate.from(date)
      .toZonedDateTime({ timeZone: zone, plainTime: `${hour}:${minute}:${second}` })
      .toInstant();
  } catch {
    return undefined;
  }
}

export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What lies there: a name with dots leads inside. */
export const pick = (raw: Raw, name: string): unknown =>
  name.split('.').reduce<unknown>((inside, part) => (isRaw(inside) ? inside[part] : undefined), raw);

/** A text or number there, in NFC; nothing where there is neither. */
export function pickText(raw: Raw, name: string): string | undefined {
  const value = pick(raw, name);
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return text === '' ? undefined : text;
}

export const pickList = (raw: Raw, name: string): readonly Raw[] => {
  const value = pick(raw, name);
  return Array.isArray(value) ? value.filter(isRaw) : [];
};
