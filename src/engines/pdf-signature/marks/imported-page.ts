import { pageAttribute } from '../page-attribute.ts';
import { PdfError } from '../pdf-error.ts';
import { readPdf } from '../pdf-file.ts';
import { decodeStream } from '../pdf-stream.ts';
import {
  dict,
  isArray,
  isKind,
  name,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  ref,
  withEntries,
} from '../pdf-value.ts';

/** A page of another PDF as something that can be drawn: a form XObject (ISO 32000-1, 8.10) and all it needs. */
export interface ImportedPage {
  readonly objects: ReadonlyMap<number, PdfValue>;
  readonly form: PdfRef;
  readonly width: number;
  readonly height: number;
}

/** Takes the only page of a PDF, numbering its objects from `first`. @throws PdfError `mark-not-one-page` */
export function importPage(pdf: Uint8Array, first: number): ImportedPage {
  const file = readPdf(pdf);
  const [page, ...others] = file.pages();
  if (!page || others.length > 0) throw new PdfError('mark-not-one-page', `${others.length + 1} pages`);
  const objects = new Map<number, PdfValue>();
  const numbers = new Map<number, number>();
  const waiting: PdfRef[] = [];
  const numberOf = (original: PdfRef): number => {
    const known = numbers.get(original.number);
    if (known !== undefined) return known;
    numbers.set(original.number, first + 1 + numbers.size);
    waiting.push(original);
    return numbers.get(original.number)!;
  };
  const copy = (value: PdfValue): PdfValue => {
    if (isKind(value, 'ref')) return ref(numberOf(value));
    if (isArray(value)) return value.map(copy);
    if (isKind(value, 'dict')) return copyEntries(value);
    return isKind(value, 'stream') ? { ...value, dict: copyEntries(value.dict) } : value;
  };
  const copyEntries = (from: PdfDict): PdfDict => ({
    ...from,
    entries: new Map([...from.entries].map(([key, value]) => [key, copy(value)])),
  });

  const box = pageAttribute(file, page, 'MediaBox');
  const [left, bottom, right, top] = (isArray(box) ? box : []).map((edge) => Number(file.resolve(edge)));
  if (!(right! > left!) || !(top! > bottom!)) throw new PdfError('mark-not-one-page', 'without a size');
  const content = contentOf(file.resolve(file.dictionary(page)!.entries.get('Contents')), file.resolve);
  const group = file.dictionary(page)!.entries.get('Group');
  objects.set(first, {
    ...content,
    dict: withEntries(content.dict, {
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: [left!, bottom!, right!, top!],
      Matrix: [1, 0, 0, 1, -left!, -bottom!],
      Resources: copy(pageAttribute(file, page, 'Resources') ?? dict({})),
      ...(group !== undefined && { Group: copy(group) }),
    }),
  });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    objects.set(numbers.get(next.number)!, copy(file.resolve(next)));
  }
  return { objects, form: ref(first), width: right! - left!, height: top! - bottom! };
}

/** The one stream as it is, or several as one. */
function contentOf(content: PdfValue, resolve: (value: PdfValue) => PdfValue): PdfStream {
  if (isKind(content, 'stream')) {
    const kept = [...content.dict.entries].filter(([key]) => key === 'Filter' || key === 'DecodeParms');
    return { ...content, dict: { ...content.dict, entries: new Map(kept) } };
  }
  const streams = (isArray(content) ? content : []).map(resolve).filter((part) => isKind(part, 'stream'));
  return { kind: 'stream', dict: dict({}), body: streams.map(decodeStream).join('\n') };
}
