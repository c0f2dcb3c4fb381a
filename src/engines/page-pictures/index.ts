/** Pages of a PDF as pictures. See README.md. */
export { type ComparedPages, type ComparePages, comparePages } from './compare-pages.ts';
export { type DrawPages, drawPages } from './draw-pages.ts';
