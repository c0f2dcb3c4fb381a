import type { Unit } from '#modules/org/index.ts';
import { documentNotation } from './allocate-number.ts';

/** A register in which documents are numbered one after the other, and how a number of it is written. */
export interface DocumentSeries {
  readonly register: string;
  notation(number: number): string;
}

/** How the kind a document's name begins with is abbreviated (NĐ 30/2020, Phụ lục III); certificates likewise. */
const abbreviations: readonly (readonly [start: string, abbreviation: string])[] = [
  ['Quyết định', 'QĐ'],
  ['Thông báo', 'TB'],
  ['Giấy chứng nhận', 'GCN'],
  ['Giấy xác nhận', 'GXN'],
  ['Giấy phép', 'GP'],
  ['Trích lục khai tử', 'TLKT'],
  ['Trích lục', 'TL'],
  ['Phiếu', 'P'],
];

/** Certificates of civil status carry number and year of their book (TT 04/2020/TT-BTP). */
const inBooks = ['Giấy khai sinh', 'Giấy chứng nhận kết hôn'];

/**
 * The register of a document.
 *
 * @param name the document's name, "Quyết định về việc …"; null for an official letter, which has no kind
 * @param office who drew it up; official letters name it
 * @example seriesOf('Quyết định …', { agency, office, year: 2026 }).notation(7) // '07/QĐ-UBND'
 */
export function seriesOf(
  name: string | null,
  { agency, office, year }: { readonly agency: Unit; readonly office: Unit; readonly year: number },
): DocumentSeries {
  const by = abbreviationOf(agency);
  if (name === null) {
    const from = office.id === agency.id ? 'VP' : abbreviationOf(office);
    return { register: 'CV', notation: (number) => documentNotation(number, by, from) };
  }
  const book = inBooks.find((start) => name.startsWith(start));
  if (book) return { register: book, notation: (number) => `${String(number).padStart(2, '0')}/${year}` };
  if (name.startsWith('Giấy xác nhận tình trạng hôn nhân')) {
    return { register: 'XNTTHN', notation: (number) => documentNotation(number, by, 'XNTTHN') };
  }
  const kind = abbreviations.find(([start]) => name.startsWith(start))?.[1] ?? 'KQ';
  return { register: kind, notation: (number) => documentNotation(number, kind, by) };
}

/** "UBND" for a People's Committee; for others their short name without the word for what they are. */
const abbreviationOf = ({ kind, shortName }: Pick<Unit, 'kind' | 'shortName'>): string =>
  /peoplesCommittee/i.test(kind) ? 'UBND' : shortName.replace(/^Văn phòng$/, 'VP').replace(/^Phòng /, '');
