import type { Procedure } from '../model.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** People come to the commune first; what only a ministry decides is rarely their question. */
const byLevel = { commune: 1, province: 0.98, district: 0.97, other: 0.96, ministry: 0.9 } as const;
const perPopularity = 0.04;

/** How likely anyone asks for the procedure at all, before a word of the question is read: about 0.9 to 1.15. */
export function likelihood(procedure: Procedure, lexicon: Lexicon): number {
  const level = Math.max(0.9, ...procedure.levels.map((name) => byLevel[name]));
  return level * (1 + perPopularity * (lexicon.popularity.get(procedure.code) ?? 0));
}

const whenAsked = 1.1;

/** Which procedures are variants of ordinary ones, and what that does to their score for a question. */
export class VariantBook {
  readonly #variants: readonly {
    readonly marks: string[];
    readonly fields: readonly string[];
    readonly asked: string[];
    readonly factor: number;
  }[];

  constructor(lexicon: Lexicon) {
    this.#variants = lexicon.variants.map(({ marks, fields, asked, factor }) => ({
      marks: marks.map(padded),
      fields,
      asked: [...marks, ...asked].map(padded),
      factor,
    }));
  }

  /** The numbers of the variants a procedure belongs to, by its name or field. */
  of({ name, field }: Procedure): number[] {
    const text = padded(name);
    return [...this.#variants.entries()]
      .filter(([, { marks, fields }]) => fields.includes(field) || marks.some((mark) => text.includes(mark)))
      .map(([number]) => number);
  }

  /** By number: a variant that the question asks for gains, one that it does not ask for loses. */
  factors(question: string): number[] {
    const text = padded(question);
    return this.#variants.map(({ asked, factor }) =>
      asked.some((word) => text.includes(word)) ? whenAsked : factor,
    );
  }
}

const padded = (text: string) => ` ${fold(text).join(' ')} `;
