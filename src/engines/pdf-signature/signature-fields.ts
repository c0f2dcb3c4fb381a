import { malformed } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import { parseValue } from './pdf-parser.ts';
import { isArray, isKind, isName, type PdfDict, type PdfValue, textOf } from './pdf-value.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface SignatureField extends AnySignatureField {
  readonly value: PdfDict;
}

/** A field for a signature, filled or not. */
export interface AnySignatureField {
  readonly name: string;
  readonly value: PdfDict | undefined;
  /** Object numbers of the field and of its marks on pages. */
  readonly objects: readonly number[];
  /** Some mark takes up room on a page. */
  readonly isVisible: boolean;
}

/** A form nests its fields a few levels deep. */
const deepest = 64;

/** Each signature is judged over the whole document: a hostile one could have thousands. */
const mostFields = 500;

/** The signature fields that hold a signature, in the order of the form (ISO 32000-1, 12.7.4.5). */
export const signatureFields = (file: PdfFile): readonly SignatureField[] =>
  allSignatureFields(file).filter((field): field is SignatureField => field.value !== undefined);

export function allSignatureFields(file: PdfFile): readonly AnySignatureField[] {
  const form = file.dictionary(file.dictionary(file.root)?.entries.get('AcroForm'));
  const found: AnySignatureField[] = [];
  const seen = new Set<PdfDict>();
  const visit = (item: PdfValue, path: readonly string[], inherited: PdfValue | undefined) => {
    const field = file.dictionary(item);
    if (!field || seen.has(field) || path.length > deepest) return;
    seen.add(field);
    const ownName = textOf(file.resolve(field.entries.get('T')));
    const name = [...path, ownName ?? ''];
    const kind = file.resolve(field.entries.get('FT')) ?? inherited;
    const value = file.dictionary(field.entries.get('V'));
    const kids = file.resolve(field.entries.get('Kids'));
    const parts = [item, ...(isArray(kids) ? kids : [])];
    if (isName(kind, 'Sig') && (value !== undefined || ownName !== undefined)) {
      if (found.length >= mostFields) malformed(`more than ${mostFields} signature fields`);
      found.push({
        name: name.filter(Boolean).join('.'),
        value,
        objects: parts.filter((part) => isKind(part, 'ref')).map((part) => part.number),
        isVisible: parts.some((part) => hasRoom(file, part)),
      });
    }
    for (const kid of parts.slice(1)) visit(kid, name, kind);
  };
  const fields = file.resolve(form?.entries.get('Fields'));
  if (isArray(fields)) for (const field of fields) visit(field, [], undefined);
  return found;
}

function hasRoom(file: PdfFile, part: PdfValue): boolean {
  const rectangle = file.resolve(file.dictionary(part)?.entries.get('Rect'));
  if (!isArray(rectangle)) return false;
  const [left, bottom, right, top] = rectangle.map((edge) => Number(file.resolve(edge)));
  return left !== right && bottom !== top;
}

export interface SignedRange {
  readonly contents: Uint8Array;
  readonly signedBytes: Uint8Array;
  /** Where the revision that was signed ends. */
  readonly end: number;
}

/**
 * The bytes a signature covers: everything from the first byte to some end, but for exactly the place where its own
 * value stands. Ranges that leave out more, overlap, start late or enclose another place are refused.
 */
export function signedRange(file: PdfFile, value: PdfDict): SignedRange | SignatureReason {
  if (value.isAmbiguous) return 'signature-dictionary-ambiguous';
  const range = file.resolve(value.entries.get('ByteRange'));
  const contents = file.resolve(value.entries.get('Contents'));
  if (!isArray(range) || range.length !== 4 || !range.every(isOffset)) return 'byte-range-malformed';
  const [start, gapStart, gapEnd, rest] = range as [number, number, number, number];
  const end = gapEnd + rest;
  if (start !== 0 || gapStart >= gapEnd || end > file.bytes.length) return 'byte-range-malformed';
  if (!isKind(contents, 'string')) return 'cms-malformed';
  if (
    contents.start !== gapStart ||
    contents.end !== gapEnd ||
    !isHexAt(file, gapStart, gapEnd, contents.bytes)
  ) {
    return 'byte-range-not-around-signature';
  }
  return {
    contents: Buffer.from(contents.bytes, 'latin1'),
    signedBytes: Buffer.concat([file.bytes.subarray(0, gapStart), file.bytes.subarray(gapEnd, end)]),
    end,
  };
}

/** The gap holds hexadecimal digits and nothing else: blanks there could hide what is not signed. */
function isHexAt(file: PdfFile, start: number, end: number, bytes: string): boolean {
  if (!/^<[0-9A-Fa-f]*>$/.test(file.text.slice(start, end))) return false;
  const there = parseValue(file.text, start).value;
  return isKind(there, 'string') && there.bytes === bytes;
}

const isOffset = (value: PdfValue): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
