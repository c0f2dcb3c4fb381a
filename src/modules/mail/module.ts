/** What the module plugs into the program. */
export { mailFollower, mailJobs } from './follow-documents.ts';
export { mailRoutes } from './mail-routes.tsx';
export { readBoxesOnce } from './read-boxes.ts';
export { errorTexts } from './words.vi.ts';
