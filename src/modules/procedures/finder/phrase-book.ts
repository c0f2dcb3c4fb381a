import { fold, isBare, type Word, words } from './fold.ts';

/**
 * Phrases found in a text by their longest match, whatever the accents. A phrase of one syllable must also agree
 * in its accents where the writer used any: "bạn" is a courtesy, "bản" is a copy.
 */
export class PhraseBook<Meaning> {
  readonly #entries = new Map<string, { readonly written: string; readonly meaning: Meaning }[]>();
  /** By first word, the length of the longest phrase: most words begin none. */
  readonly #longest = new Map<string, number>();

  add(phrase: string, meaning: Meaning) {
    const folded = fold(phrase);
    const key = folded.join(' ');
    const written = words(phrase)
      .map((word) => word.written)
      .join(' ');
    this.#entries.set(key, [...(this.#entries.get(key) ?? []), { written, meaning }]);
    const first = folded[0] ?? '';
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, folded.length));
  }

  /** The text cut into runs: a phrase with its meaning, or a single word without. */
  cut(text: readonly Word[]): { readonly words: readonly Word[]; readonly meaning?: Meaning }[] {
    const runs: { words: readonly Word[]; meaning?: Meaning }[] = [];
    for (let at = 0; at < text.length; ) {
      const run = this.#longestAt(text, at) ?? { words: text.slice(at, at + 1) };
      runs.push(run);
      at += run.words.length;
    }
    return runs;
  }

  #longestAt(text: readonly Word[], at: number) {
    const longest = this.#longest.get(text[at]!.folded) ?? 0;
    for (let length = Math.min(longest, text.length - at); length > 0; length--) {
      const run = text.slice(at, at + length);
      const entries = this.#entries.get(run.map((word) => word.folded).join(' '));
      const entry = entries?.find(({ written }) => length > 1 || agrees(run[0]!, written));
      if (entry) return { words: run, meaning: entry.meaning };
    }
    return undefined;
  }
}

const agrees = (word: Word, written: string) => isBare(word) || word.written === written;
