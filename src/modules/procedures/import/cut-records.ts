/** One element of the file's list of records, still as text. */
export interface CutRecord {
  readonly line: number;
  readonly text: string;
  readonly depth: number;
  /** False when the file ended inside it. */
  readonly isClosed: boolean;
}

export interface CutFile {
  readonly records: readonly CutRecord[];
  /** True when the closing bracket of the list was seen. */
  readonly isClosed: boolean;
  /** The line on which reading stopped. */
  readonly lastLine: number;
}

/**
 * Cuts a JSON text, `[…]` or `{"procedures": […]}`, into its records without parsing them, so that a broken or
 * truncated record costs only itself. One pass, no recursion: nesting costs nothing, and its depth is reported.
 * A raw line break ends a string (JSON forbids it there), which finds the way again after a lost quote.
 */
export function cutRecords(text: string): CutFile | undefined {
  const start = findList(text);
  if (start === undefined) return undefined;
  const records: CutRecord[] = [];
  let line = countLines(text, start);
  let open: { at: number; line: number } | undefined;
  let depth = 0;
  let deepest = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') line++;
    else if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') {
      open ??= { at, line };
      deepest = Math.max(deepest, ++depth);
    } else if (char === '}' || char === ']') {
      if (depth === 0) return { records, isClosed: char === ']', lastLine: line };
      if (--depth > 0 || !open) continue;
      records.push({ line: open.line, text: text.slice(open.at, at + 1), depth: deepest, isClosed: true });
      open = undefined;
      deepest = 0;
    }
  }
  if (open) records.push({ line: open.line, text: text.slice(open.at), depth: deepest, isClosed: false });
  return { records, isClosed: false, lastLine: line };
}

/** The place just inside the list of records. */
function findList(text: string): number | undefined {
  const first = text.search(/\S/);
  if (text[first] === '[') return first + 1;
  if (text[first] !== '{') return undefined;
  let depth = 0;
  for (let at = first; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && text.slice(at, end + 1) === '"procedures"') {
        const list = /\s*:\s*\[/y;
        list.lastIndex = end + 1;
        if (list.test(text)) return list.lastIndex;
      }
      at = end;
    }
  }
  return undefined;
}

/** The closing quote, or the character before the line break that cannot stand in a string. */
function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') return at;
    else if (char === '\n') return at - 1;
  }
  return text.length;
}

const countLines = (text: string, end: number) => text.slice(0, end).split('\n').length;
