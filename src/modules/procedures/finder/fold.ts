/** A word of a text: as written (lower case, NFC) and folded to bare letters. */
export interface Word {
  readonly written: string;
  readonly folded: string;
}

/** Vietnamese has some seven thousand written syllables; each is folded once. */
const folded = new Map<string, string>();
const mostRemembered = 20_000;

/**
 * The syllable without tone, accent or case: "Đất" and "dat" are one. The old choice between i and y after a
 * single consonant (kí/ký, mĩ/mỹ) is made the same on both sides.
 */
export function foldSyllable(syllable: string): string {
  const known = folded.get(syllable);
  if (known !== undefined) return known;
  const lower = syllable.toLowerCase().replace(/[đð]/g, 'd');
  const bare = lower.normalize('NFD').replace(/\p{M}/gu, '');
  const result = /^[bcdhklmnqrstvx]y$/.test(bare) ? `${bare[0]}i` : bare;
  if (folded.size < mostRemembered) folded.set(syllable, result);
  return result;
}

/** The words of a text in order; punctuation only separates. */
export function words(text: string): Word[] {
  const written =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return written.map((word) => ({ written: word, folded: foldSyllable(word) }));
}

export const fold = (text: string) => words(text).map((word) => word.folded);

/** Written without a single accent, as most people type on a phone. */
export const isBare = (word: Word) => word.written === word.folded || !/[^\x20-\x7e]/.test(word.written);
