import { areAlike, bare, exact } from './fold.ts';

/**
 * Phrases found in a text by their longest match. A word of the text that is exact must agree in its accents:
 * "họ hàng" is not "mở hàng", and "bạn" is a courtesy where "bản" is a copy; a bare word agrees with all its readings.
 */
export class PhraseBook<Meaning> {
  readonly #entries = new Map<string, { readonly exact: readonly string[]; readonly meaning: Meaning }[]>();
  /** By first word, the length of the longest phrase: most words begin none. */
  readonly #longest = new Map<string, number>();

  add(phrase: string, meaning: Meaning) {
    const words = exact(phrase);
    const folded = words.map(bare);
    const key = folded.join(' ');
    this.#entries.set(key, [...(this.#entries.get(key) ?? []), { exact: words, meaning }]);
    const first = folded[0] ?? '';
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, folded.length));
  }

  /** The text cut into runs: a phrase with its meaning, or a single word without. */
  cut(text: readonly string[]): { readonly words: readonly string[]; readonly meaning?: Meaning }[] {
    const folded = text.map(bare);
    const runs: { words: readonly string[]; meaning?: Meaning }[] = [];
    for (let at = 0; at < text.length; ) {
      const run = this.#longestAt(text, folded, at) ?? { words: text.slice(at, at + 1) };
      runs.push(run);
      at += run.words.length;
    }
    return runs;
  }

  #longestAt(text: readonly string[], folded: readonly string[], at: number) {
    const longest = this.#longest.get(folded[at]!) ?? 0;
    for (let length = Math.min(longest, text.length - at); length > 0; length--) {
      const words = text.slice(at, at + length);
      const entries = this.#entries.get(folded.slice(at, at + length).join(' '));
      const entry = entries?.find(({ exact }) => words.every((word, n) => agree(word, exact[n]!)));
      if (entry) return { words, meaning: entry.meaning };
    }
    return undefined;
  }
}

/** Whether a typed word may be an exact one. */
const agree = (typed: string, meant: string) => !typed.startsWith('=') || areAlike(typed, meant);
