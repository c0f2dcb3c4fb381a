import { foldSyllable } from './fold.ts';
import { readKeys, readTeen } from './telex.ts';

/** How much less likely a reading is than what was typed, in natural logarithms. */
const cost = { keys: 1, teen: 2, edit: 3.2, editOfKnown: 9.5, split: 1.5, unknown: 12 };
const mostCandidates = 8;

/** A folded word; sure when it was written with its accents. */
export interface TypedWord {
  readonly word: string;
  readonly isSure: boolean;
}

interface Candidate {
  readonly word: string;
  readonly cost: number;
}

/**
 * Reads what was meant from what was typed (a noisy channel): each syllable may be a known one, its Telex or
 * teen spelling, one slip of the finger away, or several glued together; the sequence of words that the
 * catalogue and the lexicon use most wins (Viterbi over pairs). All words are folded.
 */
export class Speller {
  readonly #counts = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #slips = new Map<string, string[]>();
  #total = 0;

  learn(phrase: readonly string[]) {
    for (const [at, word] of phrase.entries()) {
      if (!this.#counts.has(word)) this.#learnSlips(word);
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      this.#total++;
      const next = phrase[at + 1];
      if (next === undefined) continue;
      const pair = `${word} ${next}`;
      this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1);
    }
  }

  knows(word: string): boolean {
    return this.#counts.has(word);
  }

  /** The likeliest words for the typed ones. */
  correct(typed: readonly TypedWord[]): string[] {
    const unglued = typed.flatMap(({ word, isSure }) =>
      isSure && this.knows(word)
        ? [{ word, isSure }]
        : this.#unglue(word).map((part) => ({ word: part, isSure: false })),
    );
    let paths: { readonly words: readonly string[]; readonly cost: number }[] = [{ words: [], cost: 0 }];
    for (const { word, isSure } of unglued) {
      const candidates = isSure ? [{ word, cost: 0 }] : this.#candidates(word);
      paths = candidates.map((candidate) => {
        const extended = paths.map((path) => ({
          words: [...path.words, candidate.word],
          cost: path.cost + candidate.cost + this.#surprise(path.words.at(-1), candidate.word),
        }));
        return extended.reduce((best, path) => (path.cost < best.cost ? path : best));
      });
    }
    return [...paths.reduce((best, path) => (path.cost < best.cost ? path : best)).words];
  }

  #candidates(typed: string): Candidate[] {
    const costs = new Map<string, number>([[typed, this.knows(typed) ? 0 : cost.unknown]]);
    const offer = (word: string, price: number) => {
      if (this.knows(word) && price < (costs.get(word) ?? Number.POSITIVE_INFINITY)) costs.set(word, price);
    };
    if (/^\d+$/.test(typed)) return [{ word: typed, cost: 0 }];
    for (const word of readKeys(typed)) offer(word, cost.keys);
    for (const word of readTeen(typed)) offer(word, cost.teen);
    if (typed.length > 1) {
      const slip = this.knows(typed) ? cost.editOfKnown : cost.edit;
      for (const word of this.#oneSlipFrom(typed)) {
        offer(word, slip + (typed.length < 4 ? 1 : 0) + (typed[0] === word[0] ? 0 : 1));
      }
    }
    return [...costs]
      .map(([word, price]) => ({ word, cost: price }))
      .sort((a, b) => a.cost - b.cost || this.#count(b.word) - this.#count(a.word))
      .slice(0, mostCandidates);
  }

  /** Minus the logarithm of the word's probability after the one before it, backing off to its own. */
  #surprise(before: string | undefined, word: string): number {
    const own = (this.#count(word) + 0.5) / (this.#total + 1);
    if (before === undefined) return -Math.log(own);
    const pair = this.#pairs.get(`${before} ${word}`) ?? 0;
    return -Math.log((pair + 2 * own) / (this.#count(before) + 2));
  }

  /** "khaisinh" → khai sinh: only for what is no word itself, in known parts that are known to follow. */
  #unglue(typed: string): string[] {
    if (typed.length < 5 || this.knows(typed)) return [typed];
    if (/\d/.test(typed)) {
      const runs = typed.match(/\d+|\D+/g)!;
      return runs.every((run) => /\d/.test(run) || this.knows(run)) ? runs : [typed];
    }
    const best: ({ parts: readonly string[]; cost: number } | undefined)[] = [{ parts: [], cost: 0 }];
    for (let end = 2; end <= typed.length; end++) {
      for (let start = Math.max(0, end - 7); start < end - 1; start++) {
        const before = best[start];
        const part = foldSyllable(typed.slice(start, end));
        if (!before || !this.knows(part) || this.#count(part) < 3) continue;
        const price = before.cost + cost.split + this.#surprise(before.parts.at(-1), part);
        if (price < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) {
          best[end] = { parts: [...before.parts, part], cost: price };
        }
      }
    }
    const whole = best[typed.length];
    if (!whole || whole.cost > 9 * whole.parts.length) return [typed];
    const slip = this.#candidates(typed).find((candidate) => candidate.word !== typed);
    return slip && slip.cost <= cost.keys ? [typed] : [...whole.parts];
  }

  /** Known words within one insertion, deletion, change or swap: words that share a form with a letter left out. */
  #oneSlipFrom(typed: string): Set<string> {
    const found = new Set<string>();
    for (const form of [typed, ...shortened(typed)]) {
      for (const word of this.#slips.get(form) ?? []) {
        if (Math.abs(word.length - typed.length) <= 1) found.add(word);
      }
    }
    found.delete(typed);
    return found;
  }

  #learnSlips(word: string) {
    for (const form of [word, ...shortened(word)]) {
      const known = this.#slips.get(form);
      if (known) known.push(word);
      else this.#slips.set(form, [word]);
    }
  }

  #count(word: string): number {
    return this.#counts.get(word) ?? 0;
  }
}

function shortened(word: string): string[] {
  if (word.length < 2) return [];
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
