import type { Procedure } from '../model.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** What surrounds a procedure's name, and how much each part tells about it. */
const parts: readonly (readonly [(procedure: Procedure) => readonly (string | undefined)[], number])[] = [
  [(procedure) => [procedure.name], 1],
  [(procedure) => [procedure.field], 0.8],
  [(procedure) => procedure.results.map((result) => result.name), 0.6],
  [(procedure) => [procedure.description], 0.5],
  [(procedure) => procedure.components.map((component) => component.name), 0.3],
  [(procedure) => [procedure.agency, procedure.ministry], 0.2],
];

const askedWorth = 0.8;

/** Single words of the name, field, everyday words, results, papers and agency; answers how much of a question they cover. */
export class DetailIndex {
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #count: number;

  constructor(procedures: readonly Procedure[], lexicon: Lexicon) {
    this.#count = procedures.length;
    for (const [subject, procedure] of procedures.entries()) {
      for (const { text } of lexicon.asked.get(procedure.code) ?? []) this.#add(subject, text, askedWorth);
      for (const [textsOf, worth] of parts) {
        for (const text of textsOf(procedure)) if (text) this.#add(subject, text, worth);
      }
    }
  }

  /** By subject: the part of the question's weight found there, 0 to 1. */
  cover(question: readonly string[]): Float64Array {
    const found = new Float64Array(this.#count);
    let asked = 0;
    for (const word of new Set(question)) {
      const posting = this.#postings.get(word);
      const weight = Math.log(1 + this.#count / (posting?.size ?? 1));
      asked += weight;
      for (const [subject, worth] of posting ?? []) found[subject]! += weight * worth;
    }
    return asked > 0 ? found.map((weight) => weight / asked) : found;
  }

  #add(subject: number, text: string, worth: number) {
    for (const word of fold(text)) {
      let posting = this.#postings.get(word);
      if (!posting) {
        posting = new Map();
        this.#postings.set(word, posting);
      }
      if (worth > (posting.get(subject) ?? 0)) posting.set(subject, worth);
    }
  }
}
