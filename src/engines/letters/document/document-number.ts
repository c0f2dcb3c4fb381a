import type { DocumentType } from './document-type.ts';

/** The abbreviations the head of an agency has laid down for the agency and the unit that drafts. */
export interface Issuer {
  readonly agency: string;
  readonly unit?: string | undefined;
}

/**
 * Number and notation as they stand after "Số:" (Decree 30/2020, Annex I, II.3): two digits at least, a stroke between number
 * and notation, hyphens within it, no spaces. A draft without a number leaves room for it; a type without notation
 * (thư công) has no number: undefined.
 *
 * @example documentNumber(decision, { agency: 'UBND' }, 7) // '07/QĐ-UBND'
 * @example documentNumber(officialLetter, { agency: 'UBND', unit: 'VX' }, 120) // '120/UBND-VX'
 */
export function documentNumber(
  { notation, abbreviation }: DocumentType,
  { agency, unit }: Issuer,
  number?: number,
): string | undefined {
  if (notation === 'none') return undefined;
  const marks = notation === 'typeAgency' ? [abbreviation, agency] : [agency, unit];
  const figure = number === undefined ? '\u00a0'.repeat(8) : String(number).padStart(2, '0');
  return `${figure}/${marks.filter(Boolean).join('-')}`;
}
