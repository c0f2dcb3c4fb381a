import { inLocale } from '../local-text.ts';
import type { Kind } from './kind.ts';

const asTyped: Pick<Kind, 'write' | 'show'> = {
  write: (value) => String(value ?? ''),
  show: (value) => String(value ?? ''),
};

/** One line, spaces at its ends dropped, letters composed (NFC) so that equal names compare equal. */
export const text: Kind = {
  ...asTyped,
  schema: ({ source }) => ({
    type: 'string',
    minLength: source.minLength ?? 1,
    maxLength: source.maxLength ?? 200,
    ...(source.pattern === undefined ? {} : { pattern: source.pattern }),
  }),
  mistake: 'not-as-asked',
  read: ([typed]) =>
    typed!
      .normalize('NFC')
      .replace(/[\r\n]+/g, ' ')
      .trim(),
  input: { type: 'text' },
};

export const longText: Kind = {
  ...text,
  schema: ({ source }) => ({
    type: 'string',
    minLength: source.minLength ?? 1,
    maxLength: source.maxLength ?? 4000,
  }),
  read: ([typed]) => typed!.normalize('NFC').replace(/\r\n?/g, '\n').trim(),
  input: undefined,
};

export const personName: Kind = {
  ...text,
  schema: ({ source }) => ({
    type: 'string',
    minLength: 2,
    maxLength: source.maxLength ?? 100,
    pattern: "^[\\p{L}\\p{M}][\\p{L}\\p{M}' .\\-]*$",
  }),
  mistake: 'not-a-name',
  read: ([typed]) => typed!.normalize('NFC').replace(/\s+/g, ' ').trim(),
  input: { type: 'text', autocomplete: 'name' },
};

/** A number in Vietnam: 10 digits from 0 (fixed lines 11 at most); +84 is the same as the first 0. */
export const phone: Kind = {
  ...asTyped,
  schema: () => ({ type: 'string', pattern: '^0[1-9]\\d{8,9}$' }),
  mistake: 'not-a-phone',
  read: ([typed]) => {
    const digits = typed!.replace(/[\s.()-]/g, '').replace(/^(\+|00)84\(?0?/, '0');
    return /^0\d{9,10}$/.test(digits) ? digits : typed!.trim();
  },
  input: { type: 'tel', inputMode: 'tel', autocomplete: 'tel', size: 14 },
};

export const email: Kind = {
  ...asTyped,
  schema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  mistake: 'not-an-email',
  read: ([typed]) => typed!.trim(),
  input: { type: 'email', inputMode: 'email', autocomplete: 'email' },
};

/** What an expression gave: shown, never typed. */
export const computed: Kind = {
  schema: () => ({ type: ['string', 'number', 'boolean'] }),
  mistake: 'malformed',
  read: () => undefined,
  write: (value) => String(value ?? ''),
  show: (value, { source }, locale) => {
    const shown = typeof value === 'number' ? value.toLocaleString('vi-VN') : String(value ?? '');
    return source.unit && shown ? `${shown} ${inLocale(source.unit, locale)}` : shown;
  },
};
