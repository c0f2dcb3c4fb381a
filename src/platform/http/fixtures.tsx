import { type Actor, anonymous } from '../access/actor.ts';
import { buildAssets } from '../assets/index.ts';
import type { Context, Database } from '../context.ts';
import { createContext } from '../create-context.ts';
import { createHttpApp, type HttpApp, type HttpOptions, type Routes } from './index.ts';
import { memorySessions } from './sessions/memory-sessions.ts';

/** A town library: readers borrow, librarians lend; its clock is the test's. */
export const library = {
  host: 'library.test',
  /** What a browser sends with its own page's form. */
  ownForm: {
    host: 'library.test',
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  },
};

export const accessRules: HttpOptions['accessRules'] = {
  reader: ({ kind }) => kind === 'reader',
  librarian: ({ kind }) => kind === 'librarian',
};

/** Signs in by name, and says who is there. */
const desk: Routes = (app) => {
  app.get('/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    return reply.html(
      <html lang="vi">
        <body>sign in, then {String((request.query as { returnTo?: string }).returnTo)}</body>
      </html>,
    );
  });
  app.post('/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    request.session.signIn({
      kind: request.form.get('kind') ?? 'reader',
      id: request.form.get('name') ?? '',
    });
    return reply.redirect('/', 303);
  });
  app.post('/sign-out', { config: { access: 'public' } }, async (request, reply) => {
    request.session.signOut();
    return reply.redirect('/', 303);
  });
  app.get('/who', { config: { access: 'public' } }, async (request) => request.ctx.actor.id ?? 'nobody');
};

export interface Library {
  readonly app: HttpApp;
  readonly sessions: ReturnType<typeof memorySessions>;
  readonly lines: string[];
  clock: Temporal.Instant;
}

export async function openLibrary(
  routes: Routes = () => {},
  over: Partial<HttpOptions> & { readonly db?: Database } = {},
): Promise<Library> {
  const sessions = memorySessions();
  const lines: string[] = [];
  const opened: { app?: HttpApp } & Omit<Library, 'app'> = {
    sessions,
    lines,
    clock: Temporal.Instant.from('2026-11-23T02:00:00Z'),
  };
  const { db, ...options } = over;
  opened.app = await createHttpApp({
    routes: [desk, routes],
    accessRules,
    contextFor: async ({ session, locale }) =>
      createContext({
        db: db ?? ({} as Database),
        tenant: 'sample',
        calendar: {} as Context['calendar'], // A library counts no working days.
        actor: session.actor ? actorNamed(session.actor.kind, session.actor.id) : anonymous,
        locale,
        now: () => opened.clock,
      }),
    sessionsFor: () => sessions,
    assets: await buildAssets({ root: import.meta.dirname, entries: [] }),
    baseUrl: 'http://library.test',
    secureCookies: false,
    now: () => opened.clock,
    log: { level: 'info', stream: { write: (line) => lines.push(line) } },
    ...options,
  });
  await opened.app.ready();
  return opened as Library;
}

const actorNamed = (kind: string, id: string): Actor => ({ kind, id, name: id, positions: [] });

/** Signs in and returns the cookie to send from then on. */
export async function signedIn(
  { app }: Library,
  kind: string,
  name: string,
  before?: string,
): Promise<string> {
  const { headers } = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...library.ownForm, ...(before ? { cookie: before } : {}) },
    payload: `kind=${kind}&name=${name}`,
  });
  return cookieOf(headers['set-cookie']);
}

/** "session=…" out of a Set-Cookie header. */
export function cookieOf(header: string | string[] | number | undefined): string {
  return [header ?? []]
    .flat()
    .map((line) => String(line).split(';')[0]!)
    .join('; ');
}
