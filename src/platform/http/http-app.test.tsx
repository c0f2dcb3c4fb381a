import assert from 'node:assert/strict';
import { test } from 'node:test';
import { library, openLibrary, signedIn } from './fixtures.tsx';
import type { Routes } from './index.ts';

const Page = ({ children }: { children: string }) => (
  <html lang="vi">
    <body>{children}</body>
  </html>
);

const shelves: Routes = (app) => {
  app.get('/books', { config: { access: 'public' } }, async (_, reply) => reply.html(<Page>Sách</Page>));
  app.get('/loans', { config: { access: 'reader' } }, async (_, reply) =>
    reply.html(<Page>Sách đang mượn</Page>),
  );
  app.get('/api/loans', { config: { access: 'reader' } }, async () => []);
};

test('an app with a route that states no access declines to start, and says which', async () => {
  await assert.rejects(
    openLibrary((app) => void app.get('/secret', async () => 'x')),
    /The route .*GET.* \/secret states no access/,
  );
});

test('an app with a route of an unknown access declines to start', async () => {
  for (const access of ['admiral', 'constructor']) {
    await assert.rejects(
      openLibrary((app) => void app.post('/secret', { config: { access } }, async () => 'x')),
      new RegExp(`The route POST /secret states the access "${access}"`),
    );
  }
});

test('a public page is a whole document under a strict policy', async () => {
  const { app } = await openLibrary(shelves);
  const { statusCode, body, headers } = await app.inject('/books');
  assert.equal(statusCode, 200);
  assert.equal(body, '<!doctype html><html lang="vi"><body>Sách</body></html>');
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['strict-transport-security'], undefined);
  assert.match(String(headers['x-request-id']), /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('over https the browser is told to stay there', async () => {
  const { app } = await openLibrary(shelves, { secureCookies: true });
  const { headers } = await app.inject('/books');
  assert.match(String(headers['strict-transport-security']), /max-age=31536000/);
});

test('someone who has not signed in is led to the sign-in and back', async () => {
  const { app } = await openLibrary(shelves);
  const { statusCode, headers } = await app.inject({
    url: '/loans?page=2',
    headers: { accept: 'text/html' },
  });
  assert.equal(statusCode, 303);
  assert.equal(headers.location, '/sign-in?returnTo=%2Floans%3Fpage%3D2');
});

test('a program that has not signed in gets 401', async () => {
  const { app } = await openLibrary(shelves);
  const answer = await app.inject('/api/loans');
  assert.equal(answer.statusCode, 401);
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(answer.json().code, 'sign-in-needed');
});

test('the right person passes, the wrong one is refused', async () => {
  const opened = await openLibrary(shelves);
  const lan = await signedIn(opened, 'reader', 'lan');
  const hung = await signedIn(opened, 'librarian', 'hung');
  const asLan = await opened.app.inject({ url: '/loans', headers: { cookie: lan } });
  assert.match(asLan.body, /Sách đang mượn/);
  const asHung = await opened.app.inject({ url: '/loans', headers: { cookie: hung } });
  assert.equal(asHung.statusCode, 403);
  assert.match(asHung.body, /Không có quyền/);
});

test('what a signed-in person saw is not kept by the browser; a public page is compared', async () => {
  const opened = await openLibrary(shelves);
  const lan = await signedIn(opened, 'reader', 'lan');
  const own = await opened.app.inject({ url: '/loans', headers: { cookie: lan } });
  assert.equal(own.headers['cache-control'], 'no-store');
  const first = await opened.app.inject('/books');
  const again = await opened.app.inject({
    url: '/books',
    headers: { 'if-none-match': first.headers.etag as string },
  });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
});

test('what no route says otherwise about is not kept by anyone', async () => {
  const { app } = await openLibrary((app) => {
    app.get('/receipt', { config: { access: 'public' } }, async (_, reply) =>
      reply.type('application/pdf').send('%PDF'),
    );
  });
  assert.equal((await app.inject('/receipt')).headers['cache-control'], 'no-store');
});

test('behind a proxy the address is the one the proxy saw, not the one the caller claims', async () => {
  const config = { access: 'public' };
  const addressSeen = async (trustProxy: boolean) => {
    const { app } = await openLibrary((app) => void app.get('/address', { config }, async ({ ip }) => ip), {
      trustProxy,
    });
    const headers = { 'x-forwarded-for': '198.51.100.66, 203.0.113.9' };
    return (await app.inject({ url: '/address', remoteAddress: '10.0.0.1', headers })).body;
  };
  assert.equal(await addressSeen(true), '203.0.113.9');
  assert.equal(await addressSeen(false), '10.0.0.1');
});

test('the language is the one asked for, remembered, wished, or Vietnamese', async () => {
  const { app } = await openLibrary(shelves);
  const title = async (url: string, headers = {}) =>
    /<title>(.*?)<\/title>/.exec((await app.inject({ url, headers })).body)?.[1];
  assert.equal(await title('/nowhere'), 'Không tìm thấy trang');
  assert.equal(await title('/nowhere', { 'accept-language': 'fr, en-GB;q=0.8, vi;q=0.7' }), 'Page not found');
  assert.equal(await title('/nowhere', { 'accept-language': 'en;q=0, vi' }), 'Không tìm thấy trang');
  assert.equal(await title('/nowhere', { cookie: 'lang=en' }), 'Page not found');
  assert.equal(await title('/nowhere?lang=vi', { cookie: 'lang=en' }), 'Không tìm thấy trang');
  const { cookies } = await app.inject('/nowhere?lang=en');
  assert.deepEqual(
    cookies.map(({ name, value }) => [name, value]),
    [['lang', 'en']],
  );
});

test('readiness is what the program says of its database', async () => {
  let ready = true;
  const { app } = await openLibrary(shelves, { isReady: async () => ready });
  assert.equal((await app.inject('/healthz')).statusCode, 200);
  ready = false;
  assert.equal((await app.inject('/healthz')).statusCode, 503);
});

test('the log tells the route and the status, and nothing a person wrote', async () => {
  const opened = await openLibrary((app) => {
    app.get('/readers/:name', { config: { access: 'public' } }, async () => 'x');
  });
  await opened.app.inject({ url: '/readers/lan?phone=0912345678', remoteAddress: '203.0.113.9' });
  await signedIn(opened, 'reader', 'lan');
  const lines = opened.lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/readers/:name', 200],
      ['POST', '/sign-in', 303],
    ],
  );
  assert.doesNotMatch(opened.lines.join(), /lan|0912345678|203\.0\.113/);
});

test('a machine, which sends neither cookie nor origin, may post; its page-bound sibling may not', async () => {
  const { app } = await openLibrary((app) => {
    app.post('/returns', { config: { access: 'public' } }, async () => 'returned');
  });
  const post = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/returns', headers: { host: library.host, ...headers } }))
      .statusCode;
  assert.equal(await post({}), 200);
  assert.equal(await post({ 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await post({ origin: 'http://library.test' }), 200);
  assert.equal(await post({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await post({ 'sec-fetch-site': 'same-site' }), 403);
  assert.equal(await post({ origin: 'https://evil.test' }), 403);
  assert.equal(await post({ origin: 'null' }), 403);
});

test('a route open to other sites does not see the browser’s session', async () => {
  const opened = await openLibrary((app) => {
    const config = { access: 'public', crossSite: true };
    app.post('/payment-notice', { config }, async (request) => request.ctx.actor.id ?? 'nobody');
  });
  const { body } = await opened.app.inject({
    method: 'POST',
    url: '/payment-notice',
    headers: { cookie: await signedIn(opened, 'reader', 'lan'), 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(body, 'nobody');
});
