import { LetterError } from '../letter-error.ts';
import { type NumberedKind, type NumberedPart, numberedKinds, type Part } from './part.ts';

/** How each kind is numbered (Decree 30/2020, Annex I, II.6): "Chương II", "Mục 1", "Điều 3.", "2.", "b)". */
const labels: Readonly<Record<NumberedKind, (n: number) => string>> = {
  part: (n) => `Phần ${roman(n)}`,
  chapter: (n) => `Chương ${roman(n)}`,
  section: (n) => `Mục ${n}`,
  subsection: (n) => `Tiểu mục ${n}`,
  heading: (n) => `${roman(n)}.`,
  article: (n) => `Điều ${n}.`,
  clause: (n) => `${n}.`,
  point: (n) => `${vietnameseLetter(n)})`,
};

/** Articles and chapters are counted through the whole document, the other kinds anew in each part. */
const countedThrough: readonly NumberedKind[] = ['article', 'chapter'];

/**
 * Gives the parts of a document their numbers and every key its place.
 *
 * @throws LetterError `document-broken` for a part of no known kind, or one that has neither title nor text
 */
export function numberParts(parts: readonly Part[]): readonly NumberedPart[] {
  const through = new Map<NumberedKind, number>();
  const numberAll = (siblings: readonly Part[]): readonly NumberedPart[] => {
    const here = new Map<NumberedKind, number>();
    return siblings.map((part) => {
      const simple = simplePart(part);
      if (simple) return simple;
      const kind = numberedKinds.find((key) => key in (part as object));
      if (!kind) throw new LetterError('document-broken', `no part: ${JSON.stringify(part)}`);
      const counts = countedThrough.includes(kind) ? through : here;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const label = labels[kind](counts.get(kind)!);
      const { title, content } = titleAndContent(kind, part);
      if (title === null && typeof content[0] !== 'string')
        throw new LetterError('document-broken', `${label} has neither title nor text`);
      return { kind, label, title, content: numberAll(content) };
    });
  };
  return numberAll(parts);
}

function titleAndContent(kind: NumberedKind, part: Part): { title: string | null; content: readonly Part[] } {
  const {
    [kind]: said,
    content,
    title = null,
  } = part as unknown as {
    [key in NumberedKind]: string | readonly Part[];
  } & { content?: readonly Part[]; title?: string };
  if (content) return { title: String(said), content };
  return { title, content: typeof said === 'string' ? [said] : said };
}

function simplePart(part: Part): NumberedPart | undefined {
  if (typeof part === 'string') return { kind: 'paragraph', text: part };
  if ('centred' in part) return { kind: 'centred', text: part.centred };
  if ('list' in part) return { kind: 'list', items: part.list };
  if ('fields' in part) return { kind: 'fields', fields: Object.entries(part.fields) };
  if (!('table' in part)) return undefined;
  const columns = part.table.columns.map(({ title, width = null, align = 'left' }) => ({
    title,
    width,
    align,
  }));
  return { kind: 'table', title: part.table.title ?? null, columns, rows: part.table.rows };
}

const romanFigures: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function roman(n: number): string {
  const found = romanFigures.find(([value]) => value <= n);
  return found ? found[1] + roman(n - found[0]) : '';
}

/** The letters that number points, in the order of the Vietnamese alphabet; after "y" pairs follow. */
const pointLetters = [...'abcdđeghiklmnopqrstuvxy'];

function vietnameseLetter(n: number): string {
  const letter = pointLetters[(n - 1) % pointLetters.length]!;
  return n > pointLetters.length
    ? pointLetters[Math.floor((n - 1) / pointLetters.length) - 1] + letter
    : letter;
}
