import { LetterError } from '../letter-error.ts';
import type { DocumentType } from './document-type.ts';
import { numberParts, roman } from './number-parts.ts';
import type { Part } from './part.ts';
import { type AuthorityLine, misplacedAuthority } from './signing-authority.ts';

export interface DocumentSigner {
  /** The lines above the position; none for a head who signs in their own right. */
  readonly authority?: readonly AuthorityLine[] | undefined;
  /** None for an acting head ("Q. GIÁM ĐỐC"). */
  readonly position?: string | undefined;
  readonly name?: string | undefined;
}

export interface Appendix {
  readonly title: string;
  readonly content: readonly Part[];
  /** For wide tables. */
  readonly landscape?: boolean | undefined;
}

/** An administrative document as its author writes it; which parts it must have is its type's business. */
export interface AdministrativeDocument {
  readonly agency: { readonly parent?: string | undefined; readonly name: string };
  /** "07/QĐ-UBND": see `documentNumber`. */
  readonly number?: string | undefined;
  readonly place?: string | undefined;
  /** Local day, ISO. */
  readonly issuedAt?: string | undefined;
  readonly summary?: string | undefined;
  /** "(Ban hành kèm theo Quyết định số …)", of what a decision enacts. */
  readonly origin?: string | undefined;
  readonly enactedBy?: string | undefined;
  readonly addressees?: readonly string[] | undefined;
  readonly grounds?: readonly string[] | undefined;
  readonly content: readonly Part[];
  readonly signer?: DocumentSigner | undefined;
  readonly signers?: readonly DocumentSigner[] | undefined;
  readonly receivers?: readonly string[] | undefined;
  readonly keptBy?: string | undefined;
  /** "PL.(30)": who drafted, how many copies. */
  readonly drafter?: string | undefined;
  readonly address?: string | undefined;
  readonly marks?: {
    readonly secrecy?: string | undefined;
    readonly urgency?: string | undefined;
    readonly circulation?: string | undefined;
  };
  readonly appendices?: readonly Appendix[] | undefined;
}

/**
 * The data of the template `document`: parts numbered, and nothing left out that the type must have.
 *
 * @example press.print('document', documentData(decision, document), { createdAt })
 * @throws LetterError `document-broken`, its detail naming what is missing or misplaced
 */
export function documentData(type: DocumentType, document: AdministrativeDocument): object {
  const [fault] = documentFaults(type, document);
  if (fault) throw new LetterError('document-broken', `${type.name}: ${fault}`);
  const { summary, issuedAt, place, appendices = [] } = document;
  return {
    ...document,
    type,
    title: [type.name, summary].filter(Boolean).join(' '),
    addressWord: type.addressWord ?? 'Kính gửi',
    resolution: type.resolution,
    ...(type.dated ? {} : { issuedAt: undefined, place: undefined }),
    keptBy: document.keptBy ?? 'VT',
    content: numberParts(document.content),
    appendices: appendices.map(({ title, content, landscape = false }, index) => ({
      label: appendices.length > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục',
      title,
      origin: originOfAppendix(type, { number: document.number, issuedAt, place, agency: document.agency }),
      landscape,
      content: numberParts(content),
    })),
  };
}

/** What the type must have and the document lacks, in words for its author. */
function documentFaults(type: DocumentType, document: AdministrativeDocument): readonly string[] {
  const signers = [document.signer, ...(document.signers ?? [])].filter((signer) => signer !== undefined);
  const misplaced = signers.map(({ authority = [] }) => misplacedAuthority(authority)).find(Boolean);
  return [
    type.subject !== 'none' && !document.summary && 'no summary',
    type.notation !== 'none' && !document.number && 'no number: a draft leaves room for it',
    type.notation === 'none' && document.number && 'has a number, and its type has none',
    !hasNotation(type, document.number) && `number "${document.number}" is not of a ${type.abbreviation}`,
    type.dated && !(document.place && document.issuedAt) && 'no place and date',
    type.addressees === 'required' && !document.addressees?.length && 'no addressees',
    type.addressees === 'none' && document.addressees && 'has addressees, and its type has none',
    type.enactor && !document.enactedBy && 'does not say who decides',
    type.signers === 'one' && !document.signer && 'no signer',
    type.signers === 'together' && !document.signers?.length && 'no signers',
    signers.some(({ authority = [], position }) => !position && authority.at(-1)?.form !== 'Q.') &&
      'a signer without a position',
    misplaced && `"${misplaced.form} ${misplaced.of}" may not stand there`,
  ].filter((fault) => typeof fault === 'string');
}

/** "07/QĐ-UBND", and of regulations "89/2025/QĐ-UBND". */
const hasNotation = ({ notation, abbreviation }: DocumentType, number = ''): boolean =>
  notation !== 'typeAgency' || number === '' || number.includes(`/${abbreviation}-`);

/** "(Kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)" (Annex I, III.1). */
function originOfAppendix(
  type: DocumentType,
  { number, issuedAt, agency }: Pick<AdministrativeDocument, 'number' | 'issuedAt' | 'place' | 'agency'>,
): string {
  const on = issuedAt ? ` ngày ${dayInWords(issuedAt)}` : '';
  return `(Kèm theo ${type.name}${number ? ` số ${number}` : ''}${on} của ${agency.name})`;
}

/** Days below 10 and the months 1 and 2 carry a zero (Annex I, II.4). */
function dayInWords(iso: string): string {
  const { day, month, year } = Temporal.PlainDate.from(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}
