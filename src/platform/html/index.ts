export { IslandScripts, useIsland } from './islands.tsx';
export { type Flash, noSetting, type PageSetting, usePage } from './page-setting.ts';
export { renderPage, renderPart } from './render-page.tsx';
