/** The frames around every page: the portal's, the desk's, the console's, with the province's name and menus. */
export { ErrorPage, KeptFormPage } from './error-page.tsx';
export { ConsoleFrame, DeskFrame, type FrameProps, PublicFrame } from './frames.tsx';
export { sitePaths } from './paths.ts';
export { vietnameseOnly } from './vietnamese-only.ts';
