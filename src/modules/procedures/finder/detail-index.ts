import type { Procedure } from '../model.ts';
import { bare, exact } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { FoundBy } from './phrases-of.ts';
import type { Part } from './question.ts';

/** How much a phrase of a procedure tells about it, beside being the answer itself. */
const phraseWorth: Readonly<Record<FoundBy, number>> = { name: 1, words: 0.8, result: 0.6 };
const toldWorth = 1.2;

/** What else surrounds a procedure, and how much each part tells. */
const surroundings: readonly (readonly [
  (procedure: Procedure) => readonly (string | undefined)[],
  number,
])[] = [
  [(procedure) => [procedure.field], 0.8],
  [(procedure) => [procedure.description], 0.5],
  [(procedure) => procedure.components.map((component) => component.name), 0.3],
  [(procedure) => [procedure.agency, procedure.ministry], 0.2],
];

/** A pair of neighbours is a word of its own in Vietnamese, and surer than its syllables. */
const pairWorth = 1.5;

/**
 * How much of a question is found anywhere around a procedure, in no one phrase: in a long story one clause meets one
 * phrase, the next another. What is known of the accents counts, save hỏi and ngã.
 */
export class DetailIndex {
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #count: number;
  readonly #fillers: ReadonlySet<string>;

  constructor(procedures: readonly Procedure[], lexicon: Lexicon, fillers: ReadonlySet<string>) {
    this.#fillers = fillers;
    this.#count = procedures.length;
    for (const [subject, procedure] of procedures.entries()) {
      for (const text of lexicon.told.get(procedure.code) ?? []) this.#add(subject, exact(text), toldWorth);
      for (const [textsOf, worth] of surroundings) {
        for (const text of textsOf(procedure)) if (text) this.#add(subject, exact(text), worth);
      }
    }
  }

  addPhrase(subject: number, words: readonly string[], by: FoundBy) {
    this.#add(subject, words, phraseWorth[by]);
  }

  /** By subject: the part of the question's weight found there, 0 to 1. */
  cover(question: readonly Part[]): Float64Array {
    const found = new Float64Array(this.#count);
    let asked = 0;
    for (const term of termsAsked(question)) {
      const posting = this.#postings.get(term);
      const isPair = term.includes(' ');
      if (isPair ? !posting : this.#fillers.has(term)) continue;
      const weight = (isPair ? pairWorth : 1) * Math.log(1 + this.#count / (posting?.size ?? 1));
      asked += weight;
      for (const [subject, worth] of posting ?? []) found[subject]! += weight * worth;
    }
    return asked > 0 ? found.map((weight) => weight / asked) : found;
  }

  #add(subject: number, words: readonly string[], worth: number) {
    const folded = words.map(bare);
    for (const term of [...words.map(alike), ...pairs(words.map(alike)), ...folded, ...pairs(folded)]) {
      let posting = this.#postings.get(term);
      if (!posting) {
        posting = new Map();
        this.#postings.set(term, posting);
      }
      if (worth > (posting.get(subject) ?? 0)) posting.set(subject, worth);
    }
  }
}

const pairs = (words: readonly string[]) => words.slice(1).map((word, at) => `${words[at]} ${word}`);

const alike = (word: string) => word.replaceAll('\u0303', '\u0309');

/** The words and pairs of a question in all its alternatives; a pair with a bare word in it is bare. */
function termsAsked(question: readonly Part[]): Set<string> {
  const parts = question.map((part) => part.map((words) => words.map(alike)));
  const pair = (one: string, next: string) =>
    one.startsWith('=') && next.startsWith('=') ? `${one} ${next}` : `${bare(one)} ${bare(next)}`;
  const terms = parts.flatMap((part, at) => [
    ...part.flatMap((words) => [...words, ...words.slice(1).map((word, n) => pair(words[n]!, word))]),
    ...part.flatMap((before) => parts[at + 1]?.map((after) => pair(before.at(-1)!, after[0]!)) ?? []),
  ]);
  return new Set(terms);
}
