/** Documents of an agency. So far: their numbers. */
export { allocateNumber, documentNotation } from './allocate-number.ts';
export { type DocumentSeries, seriesOf } from './document-series.ts';
