/** A word of a text: as written (lower case, NFC), folded to bare letters, and with its accents in one spelling. */
export interface Word {
  readonly written: string;
  readonly folded: string;
  readonly exact: string;
}

/** Vietnamese has some seven thousand written syllables; each is folded once. */
const remembered = new Map<string, Word>();
const mostRemembered = 20_000;

/**
 * One syllable in its three forms. Folded, "Đất" and "dat" are one, and so is the old choice between i and y after a
 * single consonant (kí/ký, mĩ/mỹ). Exact keeps the accents, however they were placed (hòa/hoà), and begins with "=".
 */
export function wordOf(syllable: string): Word {
  const known = remembered.get(syllable);
  if (known) return known;
  const written = syllable.toLowerCase();
  const letters = written.replace(/[đð]/g, 'd').normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letters)?.[0] ?? '';
  const toneless = written.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '');
  const word = {
    written,
    folded: withI(letters.replace(/\p{M}/gu, '')),
    exact: `=${withI(toneless)}${tone}`,
  };
  if (remembered.size < mostRemembered) remembered.set(syllable, word);
  return word;
}

const withI = (syllable: string) => (/^[bcdđhklmnqrstvx]y$/.test(syllable) ? `${syllable[0]}i` : syllable);

export const foldSyllable = (syllable: string) => wordOf(syllable).folded;

/** The words of a text in order; punctuation only separates. */
export function words(text: string): Word[] {
  const written =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return written.map(wordOf);
}

export const fold = (text: string) => words(text).map((word) => word.folded);
export const exact = (text: string) => words(text).map((word) => word.exact);

/** The bare letters of an exact word; a bare word is its own. */
export const bare = (word: string) => (word.startsWith('=') ? wordOf(word.slice(1)).folded : word);

/** Exact words that differ at most in hỏi and ngã, which half the country does not tell apart: sửa/sữa. */
export const areAlike = (one: string, other: string) =>
  one === other || one.replaceAll('\u0303', '\u0309') === other.replaceAll('\u0303', '\u0309');

/** Written without a single accent, as most people type on a phone. */
export const isBare = (word: Word) => !/[^\x20-\x7e]/.test(word.written);
