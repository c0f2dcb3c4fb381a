import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { doubledIds } from './doubled-ids.ts';

/** Where to leave pictures for people to look at; none are taken without it. */
const pictures = process.env['MUONG_PICTURES'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export interface Inspected {
  readonly url: string;
  /** `name=value` of the session, as `signIn` of a test house gives it; without one the page is anybody's. */
  readonly cookie?: string | undefined;
  readonly width: number;
  /** The picture's name. */
  readonly name: string;
  /** What the page answers with, when that is not 200. */
  readonly status?: number;
  /** What is done on the page before it is looked at. */
  readonly act?: ((page: Page) => Promise<unknown>) | undefined;
}

/**
 * Opens a page as one person on one screen and tells everything wrong with it: another answer than expected, errors of
 * scripts, and what `problemsOn` finds.
 */
export async function inspectPage(
  browser: Browser,
  { url, cookie, width, name, status = 200, act }: Inspected,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width, height: 768 },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  try {
    const [cookieName, value] = cookie?.split(/=(.*)/s) ?? [];
    if (cookieName && value)
      await context.addCookies([{ name: cookieName, value, url: new URL(url).origin }]);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      // The browser itself calls every refusal an error.
      const isRefusal = /status of 4\d\d/.test(message.text()) && (act || status !== 200);
      if (message.type() === 'error' && !isRefusal) problems.push(message.text());
    });
    const answer = await page.goto(url);
    if (answer?.status() !== status) problems.push(`${answer?.status()} ${url}`);
    await act?.(page);
    return [...problems, ...(await problemsOn(page, name))];
  } finally {
    await context.close();
  }
}

/**
 * Everything wrong with a page as it stands, with all that it folds away: what axe finds against WCAG 2.2 AA, ids that
 * stand twice, and being wider than the screen. Leaves its picture, named also by the width.
 */
export async function problemsOn(page: Page, name: string): Promise<string[]> {
  const path = pictures && join(pictures, `${name}-${page.viewportSize()?.width}.png`);
  if (path) await page.screenshot({ path, fullPage: true });
  await page.evaluate(async () => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  // The page's own policy lets no script in; the debugger is not the page.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    rules,
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`),
    ...(await page.evaluate<string[]>(doubledIds)).map((id) => `${name}: ${id}`),
    ...(overflow > 0 ? [`${name}: ${overflow} px too wide`] : []),
  ];
}
