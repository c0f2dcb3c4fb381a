import { align } from '../align.ts';

/** Words of the base from here to there (not included) became others. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/**
 * Brings together what two people made of the same paragraph, word by word. Nothing when both changed the same place, or
 * places that touch: a Vietnamese word is often several syllables, so its neighbours belong to it.
 */
export function mergeTexts(base: string, ours: string, theirs: string): string | undefined {
  const words = wordsOf(base);
  const changes: Change[] = [];
  for (const change of [...changesTo(words, ours), ...changesTo(words, theirs)]) {
    if (changes.some((other) => isSame(change, other))) continue;
    if (changes.some((other) => change.from <= other.to && other.from <= change.to)) return undefined;
    changes.push(change);
  }
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, words: come } of changes.toSorted((one, other) => one.from - other.from)) {
    merged.push(...words.slice(at, from), ...come);
    at = to;
  }
  return textOf([...merged, ...words.slice(at)]);
}

/** A paragraph as it is kept: single spaces, nothing before and after; line breaks part it. */
export const even = (text: string): string => textOf(wordsOf(text));

const wordsOf = (text: string): readonly string[] => text.match(/\n|[^\s]+/g) ?? [];

const textOf = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(/ ?(?:\n ?)+/g, '\n')
    .trim();

function changesTo(base: readonly string[], text: string): readonly Change[] {
  const changes: { from: number; to: number; words: string[] }[] = [];
  let at = 0;
  for (const { kind, text: word } of align(base, wordsOf(text))) {
    const last = changes.at(-1);
    if (kind !== 'same') {
      const change = last?.to === at ? last : { from: at, to: at, words: [] };
      if (change !== last) changes.push(change);
      if (kind === 'added') change.words.push(word);
      else change.to = at + 1;
    }
    if (kind !== 'added') at += 1;
  }
  return changes;
}

const isSame = (one: Change, other: Change): boolean =>
  one.from === other.from && one.to === other.to && one.words.join(' ') === other.words.join(' ');
