import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const mostBytes = 64 * 2 ** 20;
const deepest = 256;

/**
 * The paragraphs of a DOCX, one a line (ECMA-376, WordprocessingML). Cells of a table row are parted by tabs; text that a
 * tracked change deletes is left out.
 *
 * @throws Error when it is no DOCX, or too large or too deep to be one
 */
export function docxText(bytes: Uint8Array): string {
  const { 'word/document.xml': xml } = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name !== 'word/document.xml') return false;
      if (originalSize > mostBytes) throw new Error('document.xml is too large');
      return true;
    },
  });
  if (!xml) throw new Error('no word/document.xml');
  return textOf(new TextDecoder().decode(xml));
}

function textOf(xml: string): string {
  const parser = new SaxesParser({ xmlns: false });
  let text = '';
  let depth = 0;
  let open = 0;
  parser.on('doctype', () => {
    throw new Error('a DOCTYPE');
  });
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > deepest) throw new Error('nested too deep');
    if (name === 'w:t') open += 1;
    else if (name === 'w:tab') text += '\t';
    else if (name === 'w:br' || name === 'w:cr') text += '\n';
  });
  parser.on('text', (words) => {
    if (open > 0) text += words;
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (name === 'w:t') open -= 1;
    else if (name === 'w:p') text += '\n';
    else if (name === 'w:tc') text = `${text.replace(/\n+$/, '')}\t`;
    else if (name === 'w:tr') text = `${text.trimEnd()}\n`;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return tidy(text);
}

/** Composed letters, no trailing blanks, at most one empty line. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[ \t]+$/gm, '')
    .replace(/\r/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
