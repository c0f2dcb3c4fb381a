import type { Json } from '../form.ts';
import type { Fault, Kind } from './kind.ts';

/**
 * A date typed in one box, day first, with any separator or none (`16/5/1990`, `16-05-1990`, `16051990`): number pads of
 * old phones lack the slash, and three boxes are three chances to be lost. Kept as ISO 8601; what is no date stays as typed.
 */
export function readDate(typed: string, mayBePartial: boolean): Json {
  const text = typed.trim();
  const iso = isoOf(text.replace(/\s*[/.\-\s]\s*/g, '/'));
  return iso !== undefined && (iso.length === 10 || mayBePartial) ? iso : text;
}

function isoOf(text: string): string | undefined {
  const [, year, month, day] =
    reorder(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text)) ??
    /^(\d{4})\/(\d\d)\/(\d\d)$/.exec(text) ??
    reorder(/^(\d{1,2})\/(\d{4})$/.exec(text)) ??
    /^(\d{4})$/.exec(text) ??
    [];
  if (year === undefined || !isDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')]
    .filter((part) => part !== undefined)
    .join('-');
}

const reorder = (parts: RegExpExecArray | null) => (parts ? [parts[0], ...parts.slice(1).reverse()] : null);

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDay(year: number, month: number, day: number): boolean {
  if (year < 1800 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : daysOf[month - 1]!);
}

/** `1990-05-16` → `16/05/1990`, `1990-05` → `05/1990`. */
export function writeDate(value: Json): string {
  const text = String(value ?? '');
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return text;
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)];
  return day ? `${day}/${month}/${year}` : month ? `${month}/${year}` : year;
}

export const date: Kind = {
  schema: ({ source }) => ({
    type: 'string',
    ...(source.partial ? { pattern: '^\\d{4}(-\\d\\d){0,2}$' } : { format: 'date' }),
  }),
  mistake: 'not-a-date',
  read: ([typed], { source }) => readDate(typed!, source.partial ?? false),
  write: writeDate,
  show: writeDate,
  fault(value, { source: { min, max } }, today): Fault | undefined {
    // ISO dates compare as text; a partial date is compared by what is known of it.
    const on = String(value);
    const bound = (limit: string | number) =>
      (limit === 'today' ? today.toString() : String(limit)).slice(0, on.length);
    if (min !== undefined && on < bound(min)) {
      return { code: min === 'today' ? 'in-the-past' : 'too-early', params: { min: writeDate(String(min)) } };
    }
    if (max !== undefined && on > bound(max)) {
      return {
        code: max === 'today' ? 'in-the-future' : 'too-late',
        params: { max: writeDate(String(max)) },
      };
    }
    return undefined;
  },
  input: { type: 'text', inputMode: 'numeric', size: 12 },
};
