import type { FactLexicon } from '../diary/fact-words.ts';
import { measureNames } from '../messages.vi.ts';

/** What a figure of a sheet counts, in words: ours, or those of the module whose facts are counted. */
export const measureName = (lexicon: FactLexicon, measure: string): string =>
  measureNames[measure] ?? lexicon.get(measure.replace(/^acts-/, ''))?.counted ?? measure;
