import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, type TestContext } from 'node:test';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Config, loadConfig } from '#platform/config/index.ts';
import { testServerUrl } from '#platform/testing/index.ts';
import { launchChromium } from '#ui/gallery/chromium.ts';
import { doubledIds } from '#ui/gallery/doubled-ids.ts';
import { demoPassword, startDemo } from '../src/demo.ts';
import { openProvince, type Province } from '../src/province.ts';

/** The sample province as a user meets it: the real program on a port, a real browser, a database of its own. */
export interface World {
  readonly baseUrl: string;
  readonly browser: Browser;
  /** Behind the pages: rows and files, for what no page shows. */
  readonly province: Province;
  /** A new person at a new browser. */
  person(options?: { readonly javaScript?: boolean; readonly isPhone?: boolean }): Promise<Person>;
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Enters as an officer by password, as every day begins. */
  signInAsOfficer(username: string): Promise<void>;
  /** Enters as a citizen through the identification account's provider. */
  signInAsCitizen(name: string): Promise<void>;
  /** Everything axe finds wrong with the page (WCAG 2.2 AA), and ids that stand twice. */
  accessibilityIssues(): Promise<readonly string[]>;
}

/**
 * Opens the province for this file's journeys, and closes it after them. The catalogue of the nation is left out.
 * @param over settings of this file's own, such as a line to another system
 */
export async function openWorld(over: Partial<Config> = {}): Promise<World> {
  const server = new URL(await testServerUrl());
  const name = `e2e_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const database = new URL(server);
  database.pathname = `/${name}`;

  const dataDir = mkdtempSync(join(tmpdir(), 'muong-e2e-'));
  const port = await freePort();
  const opened = await openProvince(
    loadConfig(
      { DATABASE_URL: database.href, PORT: String(port) },
      { demo: true, dataDir, logLevel: 'error', ...over },
    ),
  );
  const { pack } = opened;
  const province = {
    ...opened,
    pack: { ...pack, text: (file: string) => (file === 'catalogue.tsv' ? undefined : pack.text(file)) },
  };
  const started = await startDemo(province);
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await started.stop();
    await province.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { baseUrl } = province.config;
  const people: Person[] = [];
  afterEach((context) => tellWhatStood(context as TestContext, people));
  return {
    baseUrl,
    browser,
    province,
    async person(options) {
      const person = await arrive(browser, baseUrl, options);
      people.push(person);
      return person;
    },
  };
}

/** What everyone had before them when a journey failed: a machine far away leaves nothing else to look at. */
async function tellWhatStood(test: TestContext, people: readonly Person[]): Promise<void> {
  if (test.passed) return;
  for (const { page } of people) {
    const text = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String);
    console.error(`── ${test.name} ── ${page.url()}\n${text}`);
  }
}

async function arrive(
  browser: Browser,
  baseUrl: string,
  { javaScript = true, isPhone = false }: { readonly javaScript?: boolean; readonly isPhone?: boolean } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    locale: 'vi-VN',
    javaScriptEnabled: javaScript,
    // A click that falls on a panel still unfolding misses its button; a person would press again.
    reducedMotion: 'reduce',
    viewport: isPhone ? { width: 360, height: 740 } : { width: 1366, height: 768 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return {
    page,
    context,
    async signInAsOfficer(username) {
      await page.goto('/can-bo/dang-nhap');
      await page.getByLabel('Tên đăng nhập').fill(username);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword);
      await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    },
    async signInAsCitizen(name) {
      if (!page.url().includes('/dang-nhap')) await page.goto('/dang-nhap');
      await page.getByRole('link', { name: /tài khoản định danh/i }).click();
      await page.getByRole('button', { name: new RegExp(name) }).click();
      await page.waitForURL((url) => url.origin === baseUrl);
    },
    accessibilityIssues: () => accessibilityIssues(page, javaScript),
  };
}

const axeSource = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Runs axe in a world of its own beside the page, so that the page's own policy does not matter. Where scripts are
 * off they are on for that while, for axe waits by timers; what the page left out when it was read stays out.
 */
async function accessibilityIssues(page: Page, javaScript: boolean): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const disableScripts = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value });
  if (!javaScript) {
    // A session takes back only what it has set itself.
    await disableScripts(true);
    await disableScripts(false);
  }
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    grantUniveralAccess: true,
  });
  const evaluate = (expression: string) =>
    session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
      timeout: 10_000,
    });
  await evaluate(axeSource);
  const { result, exceptionDetails } = await evaluate(`axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
    }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
  const { result: doubled } = await evaluate(doubledIds);
  if (!javaScript) await disableScripts(true);
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`);
  return [...result.value, ...doubled.value];
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
