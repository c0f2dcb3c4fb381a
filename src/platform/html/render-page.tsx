import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { noSetting, type PageSetting, PageSettingContext } from './page-setting.ts';
import { refuseScriptUrls } from './safe-urls.ts';

refuseScriptUrls();

/** A whole document from the root component (`<html>…</html>`), as the bytes to send. Text is escaped by default. */
export function renderPage(page: VNode, setting: PageSetting = noSetting()): string {
  return `<!doctype html>${renderToString(
    <PageSettingContext.Provider value={setting}>{page}</PageSettingContext.Provider>,
  )}`;
}

/** A part of a page, for tests of components and for answers to islands. */
export function renderPart(part: VNode, setting: PageSetting = noSetting()): string {
  return renderToString(<PageSettingContext.Provider value={setting}>{part}</PageSettingContext.Provider>);
}
