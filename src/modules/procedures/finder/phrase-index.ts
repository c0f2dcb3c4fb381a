import type { Part } from './question.ts';
import { Tally } from './tally.ts';
import { strengthOf, type Term, Terms } from './terms.ts';

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
  readonly #terms = new Terms();
  readonly #termsOf: Term[][] = [];
  readonly #subjectCount: number;
  readonly #fillers: ReadonlySet<string>;
  #totals = new Float64Array();

  constructor(subjectCount: number, fillers: ReadonlySet<string>) {
    this.#subjectCount = subjectCount;
    this.#fillers = fillers;
  }

  /** Adds a phrase of exact words; phrases are numbered in order. All phrases of a subject come together. */
  add(subject: number, phrase: readonly string[]) {
    const number = this.#subjects.push(subject) - 1;
    const terms = [...new Set(termsOf(phrase))].map((text) => this.#terms.learn(text));
    for (const term of terms) term.phrases.push(number);
    this.#termsOf.push(terms);
  }

  /** To be called once, after the last phrase. */
  weigh() {
    for (const [text, group] of this.#terms.groups) {
      for (const term of group.terms) term.weight = this.#weigh(term.text, term.phrases);
      const phrases = group.terms.flatMap((term) => term.phrases);
      group.weight =
        group.terms.length === 1 && !this.#fillers.has(text)
          ? group.terms[0]!.weight
          : this.#weigh(
              text,
              phrases.sort((a, b) => a - b),
            );
    }
    this.#totals = Float64Array.from(this.#termsOf, (terms) =>
      terms.reduce((sum, term) => sum + term.weight, 0),
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
        for (const { term, weight, strength } of terms) {
          tally.note(term.phrases, strength * term.weight, strength * weight * scale);
        }
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
    const terms: { term: Term; weight: number; strength: number }[] = [];
    let total = 0;
    let isKnown = true;
    for (const text of new Set(termsOf(words))) {
      const found = this.#terms.find(text);
      if (!found) {
        if (!text.includes(' ')) isKnown = false;
        total += this.#unknownWeight(text);
        continue;
      }
      const { weight } = found.meant ?? found.group;
      total += weight;
      for (const term of found.group.terms) {
        terms.push({ term, weight, strength: strengthOf(text, term.text) });
      }
    }
    return { terms, total, isKnown };
  }

  #unknownWeight(term: string): number {
    // "50m", "1995": a figure that no phrase has is a detail of this person's case.
    if (/\d/.test(term)) return 0;
    if (term.includes(' ')) return unknown.pair;
    return this.#fillers.has(term) ? fillerWeight * unknown.word : unknown.word;
  }

  #weigh(text: string, phrases: readonly number[]): number {
    const rarity = Math.log(1 + this.#subjectCount / this.#countSubjects(phrases));
    return (text.includes(' ') ? pairWeight : this.#fillers.has(text) ? fillerWeight : 1) * rarity;
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
