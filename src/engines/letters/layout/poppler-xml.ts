import { SaxesParser } from 'saxes';
import type { SeenLine, SeenPage, SeenRun } from './seen-page.ts';

/** `pdftohtml -zoom 3` writes whole thirds of points. */
const scale = 3;

type Fragment = SeenRun;

/** The pages of what `pdftohtml -xml -fontfullname -zoom 3` writes. */
export function seenPages(xml: string): readonly SeenPage[] {
  const pages: { width: number; height: number; fragments: Fragment[] }[] = [];
  const fonts = new Map<string, { size: number; font: string; colour: string }>();
  const parser = new SaxesParser();
  let open: { box: Omit<Fragment, 'text' | 'isBold' | 'isItalic'>; text: string } | undefined;
  let [isBold, isItalic] = [false, false];
  const attribute = (tag: { attributes: Record<string, string> }, name: string) =>
    Number(tag.attributes[name]) / scale;

  parser.on('opentag', (node) => {
    const tag = node as { name: string; attributes: Record<string, string> };
    if (tag.name === 'page') {
      pages.push({ width: attribute(tag, 'width'), height: attribute(tag, 'height'), fragments: [] });
    } else if (tag.name === 'fontspec') {
      const { id = '', family = '', color: colour = '' } = tag.attributes;
      fonts.set(id, { size: attribute(tag, 'size'), font: family.replace(/^[A-Z]{6}\+/, ''), colour });
    } else if (tag.name === 'text') {
      const type = fonts.get(tag.attributes['font'] ?? '') ?? { size: 0, font: '', colour: '#000000' };
      const [left, top] = [attribute(tag, 'left'), attribute(tag, 'top')];
      const [width, height] = [attribute(tag, 'width'), attribute(tag, 'height')];
      open = { box: { left, top, width, height, ...type }, text: '' };
      [isBold, isItalic] = [false, false];
    } else if (tag.name === 'b') isBold = true;
    else if (tag.name === 'i') isItalic = true;
  });
  parser.on('text', (text) => {
    if (open) open.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'text' || !open) return;
    const text = open.text.normalize('NFC').replace(/\s+/g, ' ');
    // Some printers draw spaces and underscores alone; neither is a word.
    if (text.trim() !== '') pages.at(-1)?.fragments.push({ ...open.box, text, isBold, isItalic });
    open = undefined;
  });
  // Controls that poppler lets through are not XML.
  parser.write(xml.replace(/[^\P{Cc}\t\n\r]/gu, '')).close();

  return pages.map(({ width, height, fragments }, index) => ({
    number: index + 1,
    width,
    height,
    lines: linesOf(fragments, index + 1),
    rules: [],
  }));
}

/** Fragments on one base line with less than two spaces between them. */
function linesOf(fragments: readonly Fragment[], page: number): readonly SeenLine[] {
  const rows: Fragment[][] = [];
  const inOrder = [...fragments].sort((a, b) => a.left - b.left);
  for (const fragment of inOrder) {
    const row = rows.find((candidate) => {
      const last = candidate.at(-1)!;
      const gap = fragment.left - (last.left + last.width);
      const apart = Math.abs(last.top + last.height - (fragment.top + fragment.height));
      return apart < 0.2 * last.size && gap < 0.4 * last.size && gap > -2 * last.size;
    });
    if (row) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows
    .map((row) => lineOf(row, page))
    .sort((a, b) => Math.round((a.top - b.top) / 3) || a.left - b.left);
}

function lineOf(runs: readonly Fragment[], page: number): SeenLine {
  const chief = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const left = Math.min(...runs.map((run) => run.left));
  const top = Math.min(...runs.map((run) => run.top));
  return {
    page,
    text: runs
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    runs,
    left,
    top,
    // A space at the end of a fragment is part of its width and of no line.
    width: Math.max(...runs.map(visibleRight)) - left,
    height: Math.max(...runs.map((run) => run.top + run.height)) - top,
    size: chief.size,
    isBold: chief.isBold,
    isItalic: chief.isItalic,
  };
}

const visibleRight = ({ left, width, text, size }: Fragment): number =>
  left + width - (/\s$/.test(text) ? 0.25 * size : 0);
