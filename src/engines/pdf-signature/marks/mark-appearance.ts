import { dict, name, type PdfRef, type PdfValue, ref } from '../pdf-value.ts';
import type { MarkPlace } from '../signature-widget.ts';
import { importPage } from './imported-page.ts';
import { type Matrix, unchanged } from './matrix.ts';

/**
 * The appearance of a mark: a drawing, as large as its place allows and in the middle of it; without a drawing an
 * empty one, which PDF/A asks for all the same. `back` turns it as its page is turned, so that it is seen upright.
 * Answers its objects; the appearance itself is numbered `first`.
 */
export function markAppearance(
  rectangle: MarkPlace['rectangle'],
  back: Matrix,
  drawing: Uint8Array | undefined,
  first: number,
): Map<number, PdfValue> {
  const [left, bottom, right, top] = rectangle;
  const [width, height] = [right - left, top - bottom];
  const drawn = drawing && importPage(drawing, first + 1);
  const form = (resources: Readonly<Record<string, PdfRef>>, body: string): PdfValue => ({
    kind: 'stream',
    dict: dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: [0, 0, width, height],
      ...(back !== unchanged && { Matrix: back }),
      Resources: dict(Object.keys(resources).length > 0 ? { XObject: dict(resources) } : {}),
    }),
    body,
  });
  if (!drawn || width <= 0 || height <= 0) return new Map([[first, form({}, '')]]);
  const scale = Math.min(width / drawn.width, height / drawn.height);
  const [x, y] = [(width - scale * drawn.width) / 2, (height - scale * drawn.height) / 2];
  const numbers = [scale, 0, 0, scale, x, y].map((number) => number.toFixed(4)).join(' ');
  const body = `q ${numbers} cm /Mark Do Q`;
  return new Map([...drawn.objects, [first, form({ Mark: ref(first + 1) }, body)]]);
}
