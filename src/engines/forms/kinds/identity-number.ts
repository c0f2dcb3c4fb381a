import type { Kind } from './kind.ts';

export interface IdentityNumber {
  /** Code of the province (001–096) or country where the birth was registered. */
  readonly registeredAt: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

/**
 * Reads a số định danh cá nhân: 3 digits of the place of birth registration, 1 of century and sex
 * (even male, odd female; 0–1 the 1900s, 2–3 the 2000s …), 2 of the year, 6 random. It has no check digit.
 * Decree 137/2015/NĐ-CP, article 13; circular 59/2021/TT-BCA, article 3.
 */
export function parseIdentityNumber(text: string): IdentityNumber | undefined {
  const parts = /^(\d{3})(\d)(\d\d)\d{6}$/.exec(text);
  if (!parts || parts[1] === '000') return undefined;
  const century = Number(parts[2]);
  return {
    registeredAt: parts[1]!,
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.trunc(century / 2) * 100 + Number(parts[3]),
  };
}

const digitsOf = (typed: string) => {
  const compact = typed.replace(/[\s.-]/g, '');
  return /^\d+$/.test(compact) ? compact : typed.trim();
};

export const identityNumber: Kind = {
  schema: () => ({ type: 'string', pattern: '^\\d{12}$' }),
  mistake: 'not-an-identity-number',
  read: ([typed]) => digitsOf(typed!),
  write: (value) => String(value ?? ''),
  show: (value) => String(value ?? ''),
  fault(value, _field, today) {
    const parsed = parseIdentityNumber(String(value));
    return parsed && parsed.birthYear <= today.year ? undefined : { code: 'impossible-identity-number' };
  },
  input: { type: 'text', inputMode: 'numeric', autocomplete: 'off', size: 14 },
};

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Whether a mã số thuế is well formed: 10 digits of which the last checks the rest, `-nnn` more for a dependent unit, or
 * a person's 12-digit identity number, which is the tax code of persons and household businesses
 * (circular 86/2024/TT-BTC, articles 5 and 7).
 */
export function isTaxCode(text: string): boolean {
  if (/^\d{12}$/.test(text)) return parseIdentityNumber(text) !== undefined;
  if (!/^\d{10}(-\d{3})?$/.test(text)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return 10 - (sum % 11) === Number(text[9]);
}

export const taxCode: Kind = {
  ...identityNumber,
  schema: () => ({ type: 'string', pattern: '^(\\d{10}(-\\d{3})?|\\d{12})$' }),
  mistake: 'not-a-tax-code',
  read: ([typed]) => typed!.replace(/[\s.]/g, '').replace(/^(\d{10})-?(\d{3})$/, '$1-$2'),
  fault: (value) => (isTaxCode(String(value)) ? undefined : { code: 'not-a-tax-code' }),
};
