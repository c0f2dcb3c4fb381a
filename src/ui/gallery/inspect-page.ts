import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Browser } from 'playwright-core';
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
}

/**
 * Opens a page as one person on one screen, with all that it folds away, and tells everything wrong with it: another answer
 * than expected, errors of scripts, what axe finds against WCAG 2.2 AA, ids that stand twice, and being wider than the screen.
 */
export async function inspectPage(
  browser: Browser,
  { url, cookie, width, name, status = 200 }: Inspected,
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
    // The browser itself calls an answer of 4xx an error.
    page.on('console', (message) => {
      if (message.type() === 'error' && !(status !== 200 && /status of/.test(message.text())))
        problems.push(message.text());
    });
    const answer = await page.goto(url);
    if (answer?.status() !== status) problems.push(`${answer?.status()} ${url}`);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(
      (values) =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
      rules,
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return [
      ...problems,
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ...(await page.evaluate<string[]>(doubledIds)),
      ...(overflow > 0 ? [`${overflow} px too wide`] : []),
    ];
  } finally {
    await context.close();
  }
}
