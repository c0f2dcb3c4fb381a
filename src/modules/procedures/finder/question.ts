import { fold, type Word, words } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Speller } from './speller.ts';

/** More readings than this cost time and find nothing new. */
const mostReadings = 6;

/** Turns what a person typed into the folded words to look for, in one or several readings. */
export class QuestionReader {
  /** Courtesies of one word: they stay in the question, where they may be part of a term, and weigh little. */
  readonly fillers = new Set<string>();
  readonly #courtesies = new PhraseBook<true>();
  readonly #meanings = new PhraseBook<readonly (readonly string[])[]>();

  readonly #lexiconPhrases: readonly string[];

  constructor(lexicon: Lexicon) {
    this.#lexiconPhrases = [...lexicon.courtesies, ...lexicon.words.keys()];
    for (const courtesy of lexicon.courtesies) {
      const [word, ...others] = fold(courtesy);
      if (word !== undefined && others.length === 0) this.fillers.add(word);
      else this.#courtesies.add(courtesy, true);
    }
    for (const [word, meanings] of lexicon.words) this.#meanings.add(word, meanings.map(fold));
  }

  /** The question's own words without courtesies, then with everyday words put in the catalogue's. */
  read(question: string, speller?: Speller): string[][] {
    const typed = words(question);
    const meant = speller ? spelled(typed, speller) : typed;
    const kept = this.#withoutCourtesies(meant);
    return distinct([kept.map((word) => word.folded), ...this.#translations(kept)]);
  }

  /** Makes the words of the lexicon known to the speller, so that it leaves them as they are. */
  teach(speller: Speller) {
    for (const phrase of this.#lexiconPhrases) speller.learn(fold(phrase));
  }

  #withoutCourtesies(text: readonly Word[]): readonly Word[] {
    const kept = this.#courtesies.cut(text).flatMap((run) => (run.meaning ? [] : run.words));
    return kept.length > 0 ? kept : text;
  }

  /** Every phrase with a meaning replaced; where one has several, a reading for each. */
  #translations(text: readonly Word[]): string[][] {
    let readings: string[][] = [[]];
    for (const run of this.#meanings.cut(text)) {
      const choices = run.meaning ?? [run.words.map((word) => word.folded)];
      readings = choices
        .flatMap((choice) => readings.map((reading) => [...reading, ...choice]))
        .slice(0, mostReadings);
    }
    return readings;
  }
}

/** Where the speller changes a word, its accents are no longer known. */
function spelled(typed: readonly Word[], speller: Speller): Word[] {
  const corrected = speller.correct(typed.map((word) => word.folded));
  if (corrected.length === typed.length) {
    return corrected.map((folded, at) =>
      typed[at]!.folded === folded ? typed[at]! : { folded, written: folded },
    );
  }
  const written = new Map(typed.map((word) => [word.folded, word]));
  return corrected.map((folded) => written.get(folded) ?? { folded, written: folded });
}

const distinct = (readings: readonly string[][]) => [
  ...new Map(
    readings.filter((reading) => reading.length > 0).map((reading) => [reading.join(' '), reading]),
  ).values(),
];
