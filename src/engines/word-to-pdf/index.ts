/** Documents of word processors as PDF/A. See README.md. */
export { type WordProblem, type WordToPdfOptions, wordToPdf } from './word-to-pdf.ts';
