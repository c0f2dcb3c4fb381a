/** Finding a procedure in everyday words: pure, in memory. */
export { buildFinder, type Finder, type FinderOptions, type FoundProcedure } from './finder.ts';
export { type Lexicon, readLexicon } from './lexicon.ts';
