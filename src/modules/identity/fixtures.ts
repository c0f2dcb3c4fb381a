import { dayOf, type EnrolledOfficer, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import { buildAssets } from '#platform/assets/index.ts';
import { createHttpApp, databaseSessions, type HttpApp } from '#platform/http/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { actorOf } from './actor-of.ts';
import { loadCitizens } from './commands/load-citizens.ts';
import { loadCredentials } from './commands/load-credentials.ts';
import { accessRules, errorTexts, identityRoutes } from './module.ts';
import { paths } from './paths.ts';
import { proofRules, usualApprovals } from './proof-rules.ts';
import type { IdentityServices } from './services.ts';
import '#modules/org/policy.ts';
import './policy.ts';

export const password = 'trâu gặm cỏ ven suối';
export const secret = '5e'.repeat(32);

/** What a browser sends with a form of our own pages. */
export const ownForm = {
  host: 'site.test',
  'sec-fetch-site': 'same-origin',
  accept: 'text/html',
  'content-type': 'application/x-www-form-urlencoded',
};

const assets = await buildAssets({
  root: process.cwd(),
  entries: ['src/ui/styles.css', 'src/ui/images/icon.svg'],
});

export interface Clock {
  now: Temporal.Instant;
}

/** The sample province with its people, their passwords and its citizens, on a day of the test's choosing. */
export async function samplePeople(database: TestDatabase, now = '2026-11-23T02:00:00Z') {
  const clock: Clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  const enrolled = await loadPeople(system, pack);
  await loadCredentials(system, enrolled, password);
  await loadCitizens(system, pack);
  const people = new Map(enrolled.map((officer) => [officer.username, officer]));
  return {
    clock,
    system,
    nobody: system.as({ kind: 'anonymous', id: null, name: '', positions: [] }),
    officer: (username: string): EnrolledOfficer => people.get(username)!,
    /** A context in which the officer acts. */
    async acting(username: string) {
      const signedIn = { kind: 'officer', id: people.get(username)!.officerId };
      return system.as(await actorOf(database.db, signedIn, dayOf(clock.now)));
    },
  };
}

/** The module's pages as the program serves them, in a frame of their own. */
export async function openSite(
  database: TestDatabase,
  clock: Clock,
  over: Partial<IdentityServices> = {},
): Promise<HttpApp> {
  const services: IdentityServices = {
    siteName: 'Tỉnh Mường Mẫu',
    baseUrl: 'http://site.test',
    secret,
    oidc: null,
    demo: false,
    ...over,
  };
  const app = await createHttpApp({
    routes: [...identityRoutes(services), whoIsThere],
    accessRules,
    errorTexts,
    contextFor: async ({ session }) => {
      const actor = await actorOf(database.db, session.actor, dayOf(clock.now));
      return database.context(actor, () => clock.now);
    },
    siteFor: () => ({
      site: { name: services.siteName, line: 'Cổng dịch vụ công', isDemo: services.demo },
      inboxCount: null,
    }),
    sessionsFor: () => databaseSessions(database.db),
    assets,
    baseUrl: services.baseUrl,
    secureCookies: false,
    signInPath: '/dang-nhap',
    proofs: { rules: proofRules(services.approvals ?? usualApprovals), path: paths.proof() },
    now: () => clock.now,
    log: false,
  });
  await app.ready();
  return app;
}

const whoIsThere = (app: HttpApp) => {
  app.get('/who', { config: { access: 'public' } }, async ({ ctx }) => `${ctx.actor.kind} ${ctx.actor.name}`);
  app.get('/desk', { config: { access: 'officer' } }, async () => 'desk');
  app.post('/approval', { config: { access: 'officer', proof: 'approval' } }, async ({ form, session }) => {
    return `${form.get('what')} by ${session.proof?.by}`;
  });
};

let browsers = 0;

/** A browser at an address of its own: keeps its cookies, follows no redirect by itself. */
export function browser(app: HttpApp) {
  browsers += 1;
  const remoteAddress = `10.0.${browsers >> 8}.${browsers & 255}`;
  const jar = new Map<string, string>();
  const remember = (header: string | string[] | undefined) => {
    for (const line of [header ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) jar.set(name!, value);
      else jar.delete(name!);
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    async get(url: string) {
      const answer = await app.inject({
        url,
        remoteAddress,
        headers: { host: 'site.test', accept: 'text/html', cookie: cookie() },
      });
      remember(answer.headers['set-cookie']);
      return answer;
    },
    async post(url: string, fields: Readonly<Record<string, string>> = {}) {
      const answer = await app.inject({
        method: 'POST',
        url,
        remoteAddress,
        headers: { ...ownForm, cookie: cookie() },
        payload: new URLSearchParams(fields).toString(),
      });
      remember(answer.headers['set-cookie']);
      return answer;
    },
    who: async () => (await app.inject({ url: '/who', headers: { cookie: cookie() } })).body,
  };
}

/** The latest events, newest first, as type and data. */
export async function latestEvents(database: TestDatabase, limit: number) {
  const rows = await database.db
    .selectFrom('event')
    .select(['type', 'data', 'actorName'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as { type: string; data: Record<string, unknown>; actorName: string }[];
}

/**
 * A person at the provider's pages, over real HTTP: opens them, presses the button with the name (or the one that turns
 * back), and is sent on until the address belongs to us.
 */
export async function walkProvider(start: string, name: string): Promise<string> {
  const { origin } = new URL(start);
  const jar = new Map<string, string>();
  const open = async (url: string, body?: URLSearchParams) => {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(key!, value!);
    }
    return answer;
  };
  let url = start;
  for (let step = 0; step < 10; step += 1) {
    if (new URL(url).origin !== origin) return url;
    let answer = await open(url);
    if (answer.status === 200) {
      const page = await answer.text();
      const sub = name && new RegExp(`value="([0-9a-f]+)"><strong>${name}<`).exec(page)![1]!;
      answer = await open(url, new URLSearchParams({ sub }));
    }
    url = new URL(answer.headers.get('location')!, url).href;
  }
  throw new Error('the provider sent us in circles');
}
