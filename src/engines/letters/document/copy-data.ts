import { LetterError } from '../letter-error.ts';
import type { DocumentSigner } from './document-data.ts';
import type { CopyType } from './document-type.ts';
import { numberParts } from './number-parts.ts';
import type { Part } from './part.ts';

/** A copy on paper (Decree 30/2020, Articles 25–27; Annex I, copies). */
export interface DocumentCopy {
  readonly agency: { readonly parent?: string | undefined; readonly name: string };
  /** "12/SY-UBND": the copies of a year, of all three kinds, have one series. */
  readonly number: string;
  readonly place: string;
  /** Local day, ISO. */
  readonly issuedAt: string;
  readonly signer: DocumentSigner;
  readonly receivers: readonly string[];
  readonly keptBy?: string | undefined;
  /** Of a full copy: how many pages the original has; the press is given it as the file `original.pdf`. */
  readonly pages?: number | undefined;
  /** Of an extract: what is taken from the original. */
  readonly content?: readonly Part[] | undefined;
}

/**
 * The data of the template `copy`.
 *
 * @example
 * const files = { 'original.pdf': original };
 * await press.render('copy', copyData(trueCopy, copy), { createdAt, files, isArchival: false })
 * @throws LetterError `document-broken`
 */
export function copyData(type: CopyType, copy: DocumentCopy): object {
  const fault = !copy.number.includes(`/${type.abbreviation}-`)
    ? `number "${copy.number}" is not of a ${type.abbreviation}`
    : (copy.content === undefined) === (copy.pages === undefined)
      ? 'either pages of the original or what is taken from it'
      : undefined;
  if (fault) throw new LetterError('document-broken', `${type.name}: ${fault}`);
  return { ...copy, copy: type, ...(copy.content && { content: numberParts(copy.content) }) };
}
