import './policy.ts';

/** What the module plugs into the program. */
export { type NoticeServices, noticeRoutes } from './routes.tsx';
