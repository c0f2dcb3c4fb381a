/** What the module plugs into the program. */
export { errorTexts } from './messages.vi.ts';
export { complaintRoutes } from './routes.tsx';
