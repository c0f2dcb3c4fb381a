/** Pages of a PDF as pictures. See README.md. */
export { type DrawPages, drawPages } from './draw-pages.ts';
