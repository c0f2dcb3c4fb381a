import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import { renderPage } from '#platform/html/index.ts';
import { type Pack, rowsOf } from '#platform/packs/index.ts';
import { MemoryAdapter } from './demo-provider-memory.ts';
import { ChoosePersonPage } from './pages/choose-person-page.tsx';

export interface DemoProviderOptions {
  /** Its `people.yaml` says whom one may be. */
  readonly pack: Pack;
  /** 0 takes a free port. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

export interface DemoProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

interface Person {
  readonly sub: string;
  readonly name: string;
  readonly claims: Readonly<Record<string, string>>;
}

/**
 * A true OpenID Connect provider with invented people, on a port of its own: the demonstration and the tests sign in
 * through the same protocol as with the State's. It asks for no password, so it listens on this machine only.
 */
export async function startDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const people = new Map(readPeople(options.pack).map((person) => [person.sub, person]));
  let answer = (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer, people, options);
  const serve = provider.callback();
  answer = (request, response) => {
    // Nobody is remembered: the person before would first be signed out, on a page that needs a script.
    request.headers.cookie &&= request.headers.cookie.replace(/_session[^;]*(; |$)/g, '');
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    choosePerson(provider, people, request, response).catch(() => {
      response
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        .end('Hết phiên. Hãy đăng nhập lại.');
    });
  };
  return {
    issuer,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function createProvider(
  issuer: string,
  people: ReadonlyMap<string, Person>,
  options: DemoProviderOptions,
): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new Provider(issuer, {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' } as never] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    claims: {
      openid: ['sub'],
      profile: ['name', 'birthdate', 'gender'],
      email: ['email'],
      phone: ['phone_number'],
      identity: ['identity_number'],
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 1800,
      Grant: 1800,
      Session: 1800,
    },
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => ({ sub, ...person.claims }) };
    },
    loadExistingGrant: (ctx) => grantAll(provider(ctx), ctx),
  });
}

const provider = (ctx: KoaContextWithOIDC) => ctx.oidc.provider;

/** Invented people agree to everything: there is no page of consent. */
async function grantAll({ Grant }: Provider, { oidc }: KoaContextWithOIDC) {
  const grant = new Grant({ accountId: oidc.session!.accountId!, clientId: oidc.client!.clientId });
  grant.addOIDCScope(String(oidc.params!['scope']));
  await grant.save();
  return grant;
}

async function choosePerson(
  provider: Provider,
  people: ReadonlyMap<string, Person>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    const page = ChoosePersonPage({ action: `/interaction/${uid}`, people: [...people.values()] });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return void response.end(renderPage(page));
  }
  const chosen = new URLSearchParams(await text(request)).get('sub') ?? '';
  const result = people.has(chosen)
    ? { login: { accountId: chosen } }
    : { error: 'access_denied', error_description: 'nobody was chosen' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function readPeople(pack: Pack): readonly Person[] {
  const file = pack.file('people.yaml');
  if (!file) return [];
  return rowsOf(file, 'citizens').map((row) => {
    const field = (name: string) => String(row[name]);
    const number = field('identityNumber');
    return {
      sub: createHash('sha256').update(`demo ${number}`).digest('hex').slice(0, 32),
      name: field('name'),
      claims: {
        name: field('name'),
        identity_number: number,
        birthdate: field('dateOfBirth'),
        gender: field('gender'),
        email: field('email'),
        phone_number: field('phone'),
      },
    };
  });
}
