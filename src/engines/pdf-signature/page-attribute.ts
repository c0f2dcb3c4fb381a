import type { PdfFile } from './pdf-file.ts';
import type { PdfRef, PdfValue } from './pdf-value.ts';

/** Page trees are a few levels deep; a hostile one goes round in circles. */
const deepest = 64;

/** An attribute of a page, its own or inherited from the tree above it (ISO 32000-1, 7.7.3.4). */
export function pageAttribute(file: PdfFile, page: PdfRef, key: string): PdfValue {
  let node = file.dictionary(page);
  for (let depth = 0; node && depth < deepest; depth++) {
    const own = node.entries.get(key);
    if (own !== undefined) return file.resolve(own);
    node = file.dictionary(node.entries.get('Parent'));
  }
  return null;
}
