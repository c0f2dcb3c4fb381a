import { areAlike, bare } from './fold.ts';

/** What a word with other accents than the phrase's is still worth, for people slip there: in hỏi and ngã, and in others. */
const slipped = { hoiNga: 0.8, other: 0.3 };

/** A word or a pair of neighbours, exact, with the phrases that have it and what it weighs there. */
export interface Term {
  readonly text: string;
  readonly phrases: number[];
  weight: number;
}

/** Terms of the same bare letters, and what they weigh where the accents are not known. */
export interface Group {
  readonly terms: Term[];
  weight: number;
}

/** The words and pairs of all phrases, by their exact text and by their bare letters. */
export class Terms {
  readonly groups = new Map<string, Group>();
  readonly #byText = new Map<string, Term>();

  /** The term of an exact text, new or known. */
  learn(text: string): Term {
    const known = this.#byText.get(text);
    if (known) return known;
    const term: Term = { text, phrases: [], weight: 0 };
    this.#byText.set(text, term);
    const letters = bareTerm(text);
    const group = this.groups.get(letters);
    if (group) group.terms.push(term);
    else this.groups.set(letters, { terms: [term], weight: 0 });
    return term;
  }

  /** The terms of the same letters, and the one that has the same accents too. */
  find(text: string): { readonly group: Group; readonly meant: Term | undefined } | undefined {
    const group = this.groups.get(bareTerm(text));
    return group && { group, meant: this.#byText.get(text) };
  }
}

function bareTerm(term: string): string {
  const space = term.indexOf(' ');
  return space < 0 ? bare(term) : `${bare(term.slice(0, space))} ${bare(term.slice(space + 1))}`;
}

/** How surely a term of the question, bare or exact word by word, is an exact term of the same letters. */
export function strengthOf(asked: string, meant: string): number {
  if (asked === meant || !asked.includes('=')) return 1;
  const words = meant.split(' ');
  const strengths = asked.split(' ').map((word, at) => {
    if (!word.startsWith('=') || word === words[at]) return 1;
    return areAlike(word, words[at]!) ? slipped.hoiNga : slipped.other;
  });
  return Math.min(...strengths);
}
