import { bare, exact, isBare, type Word, words } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Speller } from './speller.ts';

/**
 * A run of the question that means one thing, in alternative words, the writer's own first: "sổ đỏ" or
 * "giấy chứng nhận quyền sử dụng đất". A word is exact ("=đỏ") where its accents are known, else bare ("do").
 */
export type Part = readonly (readonly string[])[];

/** From this share of accented words on, a word without accents has none. */
const accented = 0.4;

/** Turns what a person typed into the parts to look for. */
export class QuestionReader {
  /** Courtesies of one word: they stay in the question, where they may be part of a term, and weigh little. */
  readonly fillers = new Set<string>();
  /** Courtesies and meanings in one book: "không muốn" (thôi) is longer than "muốn làm", and wins. */
  readonly #phrases = new PhraseBook<readonly (readonly string[])[] | 'courtesy'>();
  readonly #lexiconPhrases: readonly string[];
  /** Every exact word of the phrases read and of the lexicon. */
  readonly #known = new Set<string>();

  constructor(lexicon: Lexicon) {
    const asked = [...lexicon.asked.values()].flat().map(({ text }) => text);
    const told = [...lexicon.told.values()].flat();
    this.#lexiconPhrases = [...lexicon.courtesies, ...lexicon.words.keys(), ...asked, ...told];
    for (const phrase of this.#lexiconPhrases) for (const word of exact(phrase)) this.#known.add(word);
    for (const [word, meanings] of lexicon.words) this.#phrases.add(word, meanings.map(exact));
    for (const courtesy of lexicon.courtesies) {
      const [word, ...others] = exact(courtesy);
      if (word !== undefined && others.length === 0) this.fillers.add(word).add(bare(word));
      else this.#phrases.add(courtesy, 'courtesy');
    }
  }

  /** Makes the words of the lexicon known to the speller, so that it leaves them as they are. */
  teach(speller: Speller) {
    for (const phrase of this.#lexiconPhrases) speller.learn(exact(phrase).map(bare));
  }

  /** A phrase of the catalogue or the lexicon, every accent meant. */
  readPhrase(phrase: string): Part[] {
    const written = exact(phrase);
    for (const word of written) this.#known.add(word);
    return this.#partsOf(written);
  }

  /** A question as typed, without courtesies, its slips corrected. */
  read(question: string, speller: Speller): Part[] {
    const typed = words(question);
    const letters = typed.filter(({ written }) => !/\d/.test(written));
    const isAccented = letters.filter((word) => !isBare(word)).length > accented * letters.length;
    const isSure = (word: Word) => (isAccented || !isBare(word)) && this.#known.has(word.exact);
    const sure = new Map(typed.filter(isSure).map((word) => [word.folded, word.exact]));
    const corrected = speller.correct(
      typed.map((word) => ({ word: word.folded, isSure: !isBare(word) || isSure(word) })),
    );
    return this.#partsOf(corrected.map((word) => sure.get(word) ?? word));
  }

  #partsOf(text: readonly string[]): Part[] {
    const runs = this.#phrases.cut(text);
    const kept = runs.filter((run) => run.meaning !== 'courtesy');
    return (kept.length > 0 ? kept : runs).map(({ words: own, meaning }) => {
      const others = meaning === 'courtesy' ? [] : (meaning ?? []);
      return [own, ...others.filter((other) => other.join(' ') !== own.join(' '))];
    });
  }
}
