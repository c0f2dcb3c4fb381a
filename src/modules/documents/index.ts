/** Documents of an agency. So far: their numbers. */
export { allocateNumber, documentNotation } from './allocate-number.ts';
export { loadNumberRules } from './commands/load-number-rules.ts';
export type { DocumentSeries } from './document-series.ts';
export { findSeries } from './find-series.ts';
