import assert from 'node:assert/strict';
import { test } from 'node:test';
import { library, openLibrary, signedIn } from './fixtures.tsx';
import type { HttpOptions, Routes } from './index.ts';

const config = { access: 'public' };
const desk: Routes = (app) => {
  app.get('/books', { config }, async () => 'books');
  app.post('/returns', { config }, async () => 'returned');
  app.post('/codes', { config: { ...config, limit: { max: 2, windowMs: 60_000 } } }, async () => 'sent');
};

async function openDesk(limits: HttpOptions['limits'] = {}) {
  const opened = await openLibrary(desk, { limits });
  const post = (url: string, remoteAddress: string, cookie = '') =>
    opened.app.inject({ method: 'POST', url, remoteAddress, headers: { ...library.ownForm, cookie } });
  return { opened, post };
}

test('one address may send so much, and is told when to come back', async () => {
  const { opened, post } = await openDesk({ perAddress: { max: 3, windowMs: 60_000 } });
  for (let n = 0; n < 3; n++) assert.equal((await post('/returns', '203.0.113.1')).statusCode, 200);
  const refused = await post('/returns', '203.0.113.1');
  assert.equal(refused.statusCode, 429);
  const seconds = Number(refused.headers['retry-after']);
  assert.ok(seconds > 50 && seconds <= 60, `${seconds}`);
  assert.match(refused.body, new RegExp(`sau ${seconds} giây`));
  assert.equal((await post('/returns', '203.0.113.2')).statusCode, 200);
  assert.equal((await opened.app.inject({ url: '/books', remoteAddress: '203.0.113.1' })).statusCode, 200);
});

test('addresses of one IPv6 network count as one', async () => {
  const { post } = await openDesk({ perAddress: { max: 1, windowMs: 60_000 } });
  assert.equal((await post('/returns', '2001:db8:1:1::1')).statusCode, 200);
  assert.equal((await post('/returns', '2001:db8:1:1::2')).statusCode, 429);
  assert.equal((await post('/returns', '2001:db8:1:2::1')).statusCode, 200);
});

test('a route’s own limit counts that route alone', async () => {
  const { post } = await openDesk();
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await post('/codes', '203.0.113.1')).statusCode);
  assert.deepEqual(statuses, [200, 200, 429]);
  assert.equal((await post('/returns', '203.0.113.1')).statusCode, 200);
});

test('one session may send so much, from wherever; its neighbour is not disturbed', async () => {
  const { opened, post } = await openDesk({ perSession: { max: 2, windowMs: 60_000 } });
  const lan = await signedIn(opened, 'reader', 'lan');
  const mai = await signedIn(opened, 'reader', 'mai');
  const statuses = [];
  for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
    statuses.push((await post('/returns', address, lan)).statusCode);
  }
  assert.deepEqual(statuses, [200, 200, 429]);
  assert.equal((await post('/returns', '203.0.113.1', mai)).statusCode, 200);
});
