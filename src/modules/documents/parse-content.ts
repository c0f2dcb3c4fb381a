import type { Part } from '#engines/letters/index.ts';

/**
 * What a drafter typed, as parts of a document, a line each: "I. …" a heading with what follows it, "Điều 1. …" an article,
 * "1. …" a clause, "a) …" a point, "- …" a line of a list, anything else a paragraph. Numbers are dropped: the template
 * counts anew.
 */
export function parseContent(text: string): readonly Part[] {
  const parts: Part[] = [];
  let heading: { heading: string; content: Part[] } | undefined;
  let list: string[] | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const item = /^[-–+•]\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined) {
      if (list) list.push(item);
      else {
        list = [item];
        (heading?.content ?? parts).push({ list });
      }
      continue;
    }
    list = undefined;
    const title = /^[IVX]+\.\s+(.+)$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = { heading: title, content: [] };
      parts.push(heading);
    } else (heading?.content ?? parts).push(partOf(line));
  }
  return parts;
}

function partOf(line: string): Part {
  const [, article] = /^Điều\s+\d+[.:]?\s+(.+)$/.exec(line) ?? [];
  if (article) return { article };
  const [, clause] = /^\d+[.)]\s+(.+)$/.exec(line) ?? [];
  if (clause) return { clause };
  const [, point] = /^[a-zđ]\)\s+(.+)$/.exec(line) ?? [];
  return point ? { point } : line;
}
