/** How two phrases are compared: what the question has in vain weighs more than what the phrase has in excess. */
const unanswered = 0.75;
const unasked = 0.22;
/** A pair of neighbours says more than its two words; it counts as this part of their joint weight. */
const pairWeight = 0.45;
const fillerWeight = 0.15;
const unknown = { word: 3, pair: 0.5 };

/** The best phrase of a subject for a question. */
export interface Match {
  readonly phrase: number;
  readonly likeness: number;
}

/**
 * Phrases of subjects (numbers), found by likeness to a question: words and pairs of neighbours weighed by their
 * rarity, likeness = shared / (shared + 0.75 unanswered + 0.22 unasked), after Tversky. A long official name is
 * forgiven its length; a question is not forgiven its own words.
 */
export class PhraseIndex {
  readonly #subjects: number[] = [];
  readonly #terms: string[][] = [];
  readonly #postings = new Map<string, number[]>();
  readonly #subjectsOf = new Map<string, Set<number>>();
  readonly #subjectCount: number;
  readonly #fillers: ReadonlySet<string>;
  readonly #weights = new Map<string, number>();
  #totals = new Float64Array();

  constructor(subjectCount: number, fillers: ReadonlySet<string>) {
    this.#subjectCount = subjectCount;
    this.#fillers = fillers;
  }

  /** Adds a phrase of folded words; returns its number. */
  add(subject: number, phrase: readonly string[]): number {
    const number = this.#subjects.push(subject) - 1;
    const terms = [...new Set(termsOf(phrase))];
    this.#terms.push(terms);
    for (const term of terms) {
      push(this.#postings, term, number);
      const subjects = this.#subjectsOf.get(term);
      if (subjects) subjects.add(subject);
      else this.#subjectsOf.set(term, new Set([subject]));
    }
    return number;
  }

  /** To be called once, after the last phrase. */
  weigh() {
    for (const [term, subjects] of this.#subjectsOf) {
      const rarity = Math.log(1 + this.#subjectCount / subjects.size);
      const worth = term.includes(' ') ? pairWeight : this.#fillers.has(term) ? fillerWeight : 1;
      this.#weights.set(term, worth * rarity);
    }
    this.#totals = Float64Array.from(this.#terms, (terms) =>
      terms.reduce((sum, term) => sum + this.#weights.get(term)!, 0),
    );
  }

  /** The best match of each subject that shares anything with the question. */
  find(question: readonly string[], factors: Float64Array): Map<number, Match> {
    const shared = new Float64Array(this.#subjects.length);
    const touched: number[] = [];
    let asked = 0;
    for (const term of new Set(termsOf(question))) {
      const weight = this.#weights.get(term);
      asked += weight ?? this.#unknownWeight(term);
      if (weight === undefined) continue;
      for (const phrase of this.#postings.get(term)!) {
        if (shared[phrase] === 0) touched.push(phrase);
        shared[phrase]! += weight;
      }
    }
    const best = new Map<number, Match>();
    for (const phrase of touched) {
      const both = shared[phrase]!;
      const excess = this.#totals[phrase]! - both;
      const likeness = (factors[phrase]! * both) / (both + unanswered * (asked - both) + unasked * excess);
      const subject = this.#subjects[phrase]!;
      if (likeness > (best.get(subject)?.likeness ?? 0)) best.set(subject, { phrase, likeness });
    }
    return best;
  }

  #unknownWeight(term: string): number {
    if (term.includes(' ')) return unknown.pair;
    return this.#fillers.has(term) ? fillerWeight * unknown.word : unknown.word;
  }
}

function termsOf(phrase: readonly string[]): string[] {
  const pairs = phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`);
  return [...phrase, ...pairs];
}

function push(lists: Map<string, number[]>, key: string, value: number) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
