/** Reading the national catalogue: pure, from bytes to procedures and problems. */
export type { CataloguePlace, CatalogueProblem, CatalogueReason } from './catalogue-problem.ts';
export { mergeProcedure } from './merge-procedure.ts';
export { type Catalogue, parseCatalogue } from './parse-catalogue.ts';
export { procedureHash } from './procedure-hash.ts';
