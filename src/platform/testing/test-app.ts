import { type Actor, anonymous } from '../access/actor.ts';
import { type Assets, assetSources, buildAssets } from '../assets/index.ts';
import { createContext } from '../create-context.ts';
import { createHttpApp, type HttpApp, type HttpOptions } from '../http/index.ts';
import { memorySessions } from '../http/sessions/memory-sessions.ts';
import type { TestDatabase } from './test-database.ts';

/** An app over a test's database, in which a test signs in whom it likes. */
export interface TestApp {
  readonly app: HttpApp;
  /** Signs this actor in, in the session of that `cookie` header or a new one; returns the cookie from then on. */
  signIn(actor: Actor, cookie?: string): Promise<string>;
  /** Ends every session, as a night does. */
  endSessions(): void;
}

export interface TestAppOptions extends Partial<HttpOptions> {
  readonly database: TestDatabase;
  readonly now: () => Temporal.Instant;
  /** Who calls without a session, as a machine does with its token. */
  readonly callerOf?: (authorization: string | undefined) => Actor | undefined;
}

const root = new URL('../../..', import.meta.url).pathname;
let built: Promise<Assets> | undefined;

/** The styles as they are served: built once for a test file. */
const styles = () => {
  const { entries } = assetSources(root);
  built ??= buildAssets({ root, entries });
  return built;
};

/** Builds the app of some modules' routes. Actors are known by the kind and id with which they signed in. */
export async function testApp({
  database,
  now,
  callerOf,
  routes = [],
  ...options
}: TestAppOptions): Promise<TestApp> {
  const sessions = memorySessions();
  const { calendar } = database.context();
  const actors = new Map<string, Actor>();
  const signInPath = `/test-sign-in-${crypto.randomUUID()}`;
  const app = await createHttpApp({
    accessRules: {},
    contextFor: async ({ session, headers, locale }) => {
      const signedIn = session.actor && actors.get(`${session.actor.kind} ${session.actor.id}`);
      const actor = signedIn ?? callerOf?.(headers.authorization) ?? anonymous;
      return createContext({ db: database.db, tenant: database.schema, calendar, actor, locale, now });
    },
    sessionsFor: () => sessions,
    assets: await styles(),
    baseUrl: 'http://localhost',
    secureCookies: false,
    log: false,
    now,
    ...options,
    routes: [
      ...routes,
      (app) =>
        app.post(`${signInPath}/:key`, { config: { access: 'public' } }, async (request, reply) => {
          request.session.signIn(JSON.parse((request.params as { key: string }).key));
          return reply.code(204).send();
        }),
    ],
  });
  await app.ready();
  return {
    app,
    async signIn(actor, cookie = '') {
      const key = { kind: actor.kind, id: actor.id! };
      actors.set(`${key.kind} ${key.id}`, actor);
      const { headers } = await app.inject({
        method: 'POST',
        url: `${signInPath}/${encodeURIComponent(JSON.stringify(key))}`,
        headers: { cookie },
      });
      return String(headers['set-cookie']).split(';')[0]!;
    },
    endSessions() {
      for (const [id, row] of sessions.rows) sessions.rows.set(id, { ...row, expiresAt: now() });
    },
  };
}
