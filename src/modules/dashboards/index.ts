/** Figures that count themselves from the log: for the public, and for officers down to the dossier. See README.md. */
export { figuresReader, type ListFacts } from './figures-reader.ts';
export { countedAs, type Figures, type Measure, onTimeShare } from './model.ts';
export { dashboardPaths } from './paths.ts';
export { listCounted, listFigures, type Period, totalOf } from './queries.ts';
export { type ListRated, ratingsReader } from './satisfaction/ratings-reader.ts';
export { type IndexRules, readIndexRules } from './service-index/rules.ts';
export { type Score, scoreOf } from './service-index/score.ts';
