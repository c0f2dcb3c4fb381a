import type { Procedure } from '../model.ts';
import { fold } from './fold.ts';
import type { Lexicon, Variant } from './lexicon.ts';

/** People come to the commune first; what only a ministry decides is rarely their question. */
const byLevel = { commune: 1, province: 0.98, district: 0.97, other: 0.96, ministry: 0.9 } as const;
const perPopularity = 0.05;

/** How likely anyone asks for the procedure at all, before a word of the question is read: about 0.9 to 1.15. */
export function likelihood(procedure: Procedure, lexicon: Lexicon): number {
  const level = Math.max(0.9, ...procedure.levels.map((name) => byLevel[name]));
  return level * (1 + perPopularity * (lexicon.popularity.get(procedure.code) ?? 0));
}

/** The variants a procedure belongs to: it ranks after the ordinary one unless the question asks for them. */
export function variantsOf(procedure: Procedure, lexicon: Lexicon): Variant[] {
  const name = padded(procedure.name);
  return lexicon.variants.filter(({ marks }) => marks.some((mark) => name.includes(padded(mark))));
}

const whenAsked = 1.2;

/** A variant that the question asks for gains, one that it does not ask for loses. */
export function variantFactor(variants: readonly Variant[], question: string): number {
  const text = padded(question);
  return variants.reduce((factor, { marks, asked, factor: loss }) => {
    const isAsked = [...marks, ...asked].some((word) => text.includes(padded(word)));
    return factor * (isAsked ? whenAsked : loss);
  }, 1);
}

const padded = (text: string) => ` ${fold(text).join(' ')} `;
