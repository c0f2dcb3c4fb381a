import { pageAttribute } from '../page-attribute.ts';
import { PdfError } from '../pdf-error.ts';
import { type PdfFile, readPdf } from '../pdf-file.ts';
import { appendRevision, nextNumber } from '../pdf-revision.ts';
import { dict, isArray, type PdfRef, type PdfStream, type PdfValue, ref, withEntries } from '../pdf-value.ts';
import { importPage } from './imported-page.ts';

/** A name no page of others uses; each stamp has its own. */
const nameOf = (number: number) => `MuongStamp${number}`;

/**
 * Draws a page of PDF over the first page of another, in true size from its upper left corner, as a revision of its own:
 * for what is written into a paper before it is signed. The fonts come with the drawing, so PDF/A holds.
 *
 * @throws PdfError `pdf-malformed` for a page that is turned or cannot be read, `mark-not-one-page`, `pdf-encrypted`
 */
export function stampFirstPage(pdf: Uint8Array, drawing: Uint8Array): Uint8Array {
  const file = readPdf(pdf);
  const [page] = file.pages();
  const entries = page && file.dictionary(page);
  if (!page || !entries) throw new PdfError('pdf-malformed', 'no page');
  if (Number(pageAttribute(file, page, 'Rotate') ?? 0) % 360 !== 0) {
    throw new PdfError('pdf-malformed', 'the first page is turned');
  }
  const first = nextNumber(file);
  const [before, after, drawn] = [first, first + 1, importPage(drawing, first + 2)];
  const [left, top] = upperLeft(file, page);
  const at = [left, top - drawn.height].map((number) => number.toFixed(3)).join(' ');
  const resources = file.dictionary(pageAttribute(file, page, 'Resources')) ?? dict({});
  const pictures = file.dictionary(resources.entries.get('XObject')) ?? dict({});
  const contents = file.resolve(entries.entries.get('Contents'));
  const parts = isArray(contents)
    ? contents
    : [entries.entries.get('Contents')].filter((part) => part !== undefined);
  const { bytes } = appendRevision(
    file,
    new Map<number, PdfValue>([
      ...drawn.objects,
      // What the page itself draws may leave any state behind it.
      [before, operators('q')],
      [after, operators(`Q q 1 0 0 1 ${at} cm /${nameOf(first)} Do Q`)],
      [
        page.number,
        withEntries(entries, {
          Contents: [ref(before), ...parts, ref(after)],
          Resources: withEntries(resources, {
            XObject: withEntries(pictures, { [nameOf(first)]: drawn.form }),
          }),
        }),
      ],
    ]),
  );
  return bytes;
}

/** In points, as its readers see it. */
export function firstPageSize(pdf: Uint8Array): { readonly width: number; readonly height: number } {
  const file = readPdf(pdf);
  const [page] = file.pages();
  if (!page) throw new PdfError('pdf-malformed', 'no page');
  const [left, bottom, right, top] = boxOf(file, page);
  return { width: right! - left!, height: top! - bottom! };
}

function upperLeft(file: PdfFile, page: PdfRef): readonly [number, number] {
  const [left, , , top] = boxOf(file, page);
  return [left!, top!];
}

function boxOf(file: PdfFile, page: PdfRef): readonly number[] {
  const box = [pageAttribute(file, page, 'CropBox'), pageAttribute(file, page, 'MediaBox')].find(isArray);
  return (box ?? [0, 0, 595, 842]).map((edge) => Number(file.resolve(edge)));
}

const operators = (body: string): PdfStream => ({ kind: 'stream', dict: dict({}), body });
