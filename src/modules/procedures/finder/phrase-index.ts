import type { Part } from './question.ts';
import { Tally } from './tally.ts';

/**
 * How a question and a phrase are compared (Tversky): in a short question every word counts and a long official
 * name is forgiven its length; in a long story most words are beside the point, and the phrase must be in it.
 */
const short = { unanswered: 0.95, unasked: 0.2 };
const long = { unanswered: 0.45, unasked: 0.6 };
const shortWeight = 32;
/** A pair of neighbours says more than its two words; it counts as this part of their joint rarity. */
const pairWeight = 0.35;
const fillerWeight = 0.1;
const unknown = { word: 3, pair: 0.5 };
/** Words put in the place of the person's own are a little less sure. */
const translated = 0.95;

/** The best phrase of a subject for a question. */
export interface Match {
  readonly phrase: number;
  readonly likeness: number;
}

/** Phrases of subjects (numbers), found by likeness to a question; words and pairs are weighed by their rarity. */
export class PhraseIndex {
  readonly #subjects: number[] = [];
  readonly #terms: string[][] = [];
  readonly #postings = new Map<string, number[]>();
  readonly #subjectCount: number;
  readonly #fillers: ReadonlySet<string>;
  readonly #weights = new Map<string, number>();
  #totals = new Float64Array();

  constructor(subjectCount: number, fillers: ReadonlySet<string>) {
    this.#subjectCount = subjectCount;
    this.#fillers = fillers;
  }

  /** Adds a phrase of folded words; phrases are numbered in order. All phrases of a subject come together. */
  add(subject: number, phrase: readonly string[]) {
    const number = this.#subjects.push(subject) - 1;
    const terms = [...new Set(termsOf(phrase))];
    this.#terms.push(terms);
    for (const term of terms) {
      const posting = this.#postings.get(term);
      if (posting) posting.push(number);
      else this.#postings.set(term, [number]);
    }
  }

  /** To be called once, after the last phrase. */
  weigh() {
    for (const [term, phrases] of this.#postings) {
      const rarity = Math.log(1 + this.#subjectCount / this.#countSubjects(phrases));
      const worth = term.includes(' ') ? pairWeight : this.#fillers.has(term) ? fillerWeight : 1;
      this.#weights.set(term, worth * rarity);
    }
    this.#totals = Float64Array.from(this.#terms, (terms) =>
      terms.reduce((sum, term) => sum + this.#weights.get(term)!, 0),
    );
  }

  /** The best match of each subject that shares anything with the question. */
  find(question: readonly Part[], factors: Float64Array): Map<number, Match> {
    const tally = new Tally(this.#subjects.length);
    let asked = 0;
    for (const part of [...question, ...seams(question, this.#fillers)]) {
      const weighed = part.map((words) => this.#weighed(words));
      const worth = worthOf(weighed);
      asked += worth;
      for (const [turn, { terms, total }] of weighed.entries()) {
        const scale = ((turn === 0 ? 1 : translated) * worth) / total;
        for (const { term, weight } of terms) tally.note(this.#postings.get(term)!, weight, weight * scale);
        tally.close();
      }
      tally.settle();
    }
    return this.#bestBySubject(tally, asked, factors);
  }

  #bestBySubject({ touched, answered, used }: Tally, asked: number, factors: Float64Array) {
    const length = Math.min(1, shortWeight / asked);
    const unanswered = long.unanswered + (short.unanswered - long.unanswered) * length;
    const unasked = long.unasked + (short.unasked - long.unasked) * length;
    const best = new Map<number, Match>();
    for (const phrase of touched) {
      const both = answered[phrase]!;
      const missing = unanswered * (asked - both) + unasked * (this.#totals[phrase]! - used[phrase]!);
      const likeness = (factors[phrase]! * both) / (both + missing);
      const subject = this.#subjects[phrase]!;
      if (likeness > (best.get(subject)?.likeness ?? 0)) best.set(subject, { phrase, likeness });
    }
    return best;
  }

  /** The known terms of some words with their weights; unknown ones only add to what was asked in vain. */
  #weighed(words: readonly string[]) {
    const terms: { term: string; weight: number }[] = [];
    let total = 0;
    let isKnown = true;
    for (const term of new Set(termsOf(words))) {
      const weight = this.#weights.get(term);
      if (weight !== undefined) terms.push({ term, weight });
      else if (!term.includes(' ')) isKnown = false;
      total += weight ?? this.#unknownWeight(term);
    }
    return { terms, total, isKnown };
  }

  #unknownWeight(term: string): number {
    // "50m", "1995": a figure that no phrase has is a detail of this person's case.
    if (/\d/.test(term)) return 0;
    if (term.includes(' ')) return unknown.pair;
    return this.#fillers.has(term) ? fillerWeight * unknown.word : unknown.word;
  }

  #countSubjects(phrases: readonly number[]): number {
    let count = 0;
    let last = -1;
    for (const phrase of phrases) {
      const subject = this.#subjects[phrase]!;
      if (subject !== last) count++;
      last = subject;
    }
    return count;
  }
}

/** A part is worth what the person's own words are, when any phrase has them; else what they stand for. */
function worthOf(alternatives: readonly { readonly total: number; readonly isKnown: boolean }[]): number {
  const [own, ...others] = alternatives;
  return own!.isKnown || others.length === 0 ? own!.total : Math.max(...others.map(({ total }) => total));
}

function termsOf(phrase: readonly string[]): string[] {
  return [...phrase, ...phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`)];
}

/**
 * The pairs across the border of two parts, in all their alternatives; over a lone filler too, so that
 * "bố tôi mất" has the pair of "bố mất".
 */
function seams(question: readonly Part[], fillers: ReadonlySet<string>): Part[] {
  const isFiller = ([own]: Part) => own!.length === 1 && fillers.has(own![0]!);
  return question.slice(1).map((after, at) => {
    const next = question[at + 2];
    const pairs = pairsOf(question[at]!, after);
    return next && isFiller(after) ? [...pairs, ...pairsOf(question[at]!, next)] : pairs;
  });
}

const pairsOf = (before: Part, after: Part) =>
  before.flatMap((one) => after.map((other) => [`${one.at(-1)} ${other[0]}`]));
