import { fold, isBare, type Word, words } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Speller } from './speller.ts';

/**
 * A run of the question that means one thing, in alternative words, the writer's own first:
 * "sổ đỏ" or "giấy chứng nhận quyền sử dụng đất".
 */
export type Part = readonly (readonly string[])[];

/** Turns what a person typed into the parts to look for. */
export class QuestionReader {
  /** Courtesies of one word: they stay in the question, where they may be part of a term, and weigh little. */
  readonly fillers = new Set<string>();
  /** Courtesies and meanings in one book: "không muốn" (thôi) is longer than "muốn làm", and wins. */
  readonly #phrases = new PhraseBook<readonly (readonly string[])[] | 'courtesy'>();
  readonly #lexiconPhrases: readonly string[];

  constructor(lexicon: Lexicon) {
    const asked = [...lexicon.asked.values()].flat().map(({ text }) => text);
    this.#lexiconPhrases = [...lexicon.courtesies, ...lexicon.words.keys(), ...asked];
    for (const [word, meanings] of lexicon.words) this.#phrases.add(word, meanings.map(fold));
    for (const courtesy of lexicon.courtesies) {
      const [word, ...others] = fold(courtesy);
      if (word !== undefined && others.length === 0) this.fillers.add(word);
      else this.#phrases.add(courtesy, 'courtesy');
    }
  }

  /** Makes the words of the lexicon known to the speller, so that it leaves them as they are. */
  teach(speller: Speller) {
    for (const phrase of this.#lexiconPhrases) speller.learn(fold(phrase));
  }

  /** The question in parts, without courtesies, its slips corrected where a speller is given. */
  read(question: string, speller?: Speller): Part[] {
    const typed = words(question);
    const meant = speller ? spelled(typed, speller) : typed;
    const runs = this.#phrases.cut(meant);
    const kept = runs.filter((run) => run.meaning !== 'courtesy');
    return (kept.length > 0 ? kept : runs).map(({ words: typedWords, meaning }) => {
      const own = typedWords.map((word) => word.folded);
      const others = meaning === 'courtesy' ? [] : (meaning ?? []);
      return [own, ...others.filter((other) => other.join(' ') !== own.join(' '))];
    });
  }
}

/** Who writes accents means the syllable; where the speller changes a word, its accents are no longer known. */
function spelled(typed: readonly Word[], speller: Speller): Word[] {
  const corrected = speller.correct(typed.map((word) => ({ word: word.folded, isSure: !isBare(word) })));
  const written = new Map(typed.map((word) => [word.folded, word]));
  return corrected.map((folded) => written.get(folded) ?? { folded, written: folded });
}
