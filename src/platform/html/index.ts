export { IslandScripts, useIsland } from './islands.tsx';
export { type Flash, type PageSetting, usePage } from './page-setting.ts';
export { renderPage, renderPart } from './render-page.tsx';
