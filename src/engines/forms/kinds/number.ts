import type { Json } from '../form.ts';
import { inLocale } from '../local-text.ts';
import type { Kind } from './kind.ts';

/**
 * Numbers as Vietnamese write them: `1.234.567,5`. A full stop or comma before exactly three digits, as many times as need be,
 * groups thousands; else it is the decimal mark. What is not a number stays as typed.
 */
export function readNumber(typed: string, decimals: number): Json {
  const compact = typed.replace(/[\s\u00a0_]/g, '');
  const parts = /^(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?$/.exec(compact);
  if (!parts) return typed.trim();
  const [, sign, whole, fraction = ''] = parts;
  const lone = /^\d{1,3}[,]\d{3}$/.test(whole!) && fraction === '' && decimals > 0;
  const value = Number(
    sign + (lone ? whole!.replace(',', '.') : whole!.replace(/[.,]/g, '') + '.' + fraction),
  );
  return Number.isSafeInteger(Math.trunc(value)) && !Object.is(value, -0) ? value : typed.trim();
}

/** Plain digits with a decimal comma: a year or a count is not grouped. */
const writePlain = (value: Json) => String(value ?? '').replace(typeof value === 'number' ? '.' : /$^/, ',');

export const number: Kind = {
  schema: ({ source: { decimals = 0, min, max } }) => ({
    type: decimals === 0 ? 'integer' : 'number',
    ...(decimals === 0 ? {} : { multipleOf: Number(`1e-${decimals}`) }),
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  }),
  mistake: 'not-a-number',
  read: ([typed], { source }) => readNumber(typed!, source.decimals ?? 0),
  write: writePlain,
  show: (value, { source }, locale) =>
    source.unit ? `${writePlain(value)} ${inLocale(source.unit, locale)}` : writePlain(value),
  input: { type: 'text', inputMode: 'decimal', size: 12 },
};

const grouped = (value: Json) =>
  typeof value === 'number' ? String(value).replace(/\B(?=(\d{3})+$)/g, '.') : String(value ?? '');

/** Whole đồng. */
export const money: Kind = {
  ...number,
  schema: ({ source: { min = 0, max } }) => ({
    type: 'integer',
    minimum: min,
    ...(max === undefined ? {} : { maximum: max }),
  }),
  read: ([typed]) => readNumber(typed!.replace(/(đồng|vnđ|vnd|đ|₫)\s*$/i, ''), 0),
  write: grouped,
  show: (value) => (typeof value === 'number' ? `${grouped(value)} đồng` : grouped(value)),
  input: { type: 'text', inputMode: 'numeric', size: 16 },
};
