/** The text of files: PDF, DOCX, scans. See README.md. */
export { docxText } from './docx-text.ts';
export {
  type FileText,
  type FileToRead,
  readFileText,
  type TextMethod,
  type TextProblem,
} from './read-file-text.ts';
