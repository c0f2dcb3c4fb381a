import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieOf, type Library, library, openLibrary, signedIn } from './fixtures.tsx';
import type { Routes } from './index.ts';

const shelf: Routes = (app) => {
  app.get('/shelf', { config: { access: 'reader', keptOffline: true } }, async () => 'my books');
};
const opened = await openLibrary(shelf);

/** Lan at her phone, which keeps her shelf. */
async function keeping({ app }: Library) {
  const session = await signedIn(opened, 'reader', 'lan');
  const shown = await app.inject({ url: '/shelf', headers: { cookie: session } });
  assert.equal(shown.headers['clear-site-data'], undefined);
  const mark = cookieOf(shown.headers['set-cookie']);
  assert.match(mark, /^keeps=/);
  assert.doesNotMatch(mark, /lan/);
  return { session, mark };
}

const post = (url: string, cookie: string, payload = '') =>
  opened.app.inject({ method: 'POST', url, headers: { ...library.ownForm, cookie }, payload });

test('what a browser keeps of a person is forgotten when they leave', async () => {
  const { session, mark } = await keeping(opened);
  const left = await post('/sign-out', `${session}; ${mark}`);
  assert.equal(left.headers['clear-site-data'], '"storage"');
  assert.match(String(left.headers['set-cookie']), /keeps=;/);
});

test('… and when someone else enters, before anything is shown to them', async () => {
  const { mark } = await keeping(opened);
  const entered = await post('/sign-in', mark, 'kind=reader&name=pao');
  assert.equal(entered.headers['clear-site-data'], '"storage"');
  const sameNameAtTheDesk = await post('/sign-in', mark, 'kind=librarian&name=lan');
  assert.equal(sameNameAtTheDesk.headers['clear-site-data'], '"storage"');
});

test('… and not when the session has run out and the same person enters again', async () => {
  const { session, mark } = await keeping(opened);
  opened.clock = opened.clock.add({ hours: 13 });
  const away = await opened.app.inject({ url: '/who', headers: { cookie: `${session}; ${mark}` } });
  assert.equal(away.body, 'nobody');
  assert.equal(away.headers['clear-site-data'], undefined);
  const again = await post('/sign-in', `${session}; ${mark}`, 'kind=reader&name=lan');
  assert.equal(again.headers['clear-site-data'], undefined);
});

test('a browser that keeps nothing is told nothing', async () => {
  const session = await signedIn(opened, 'reader', 'lan');
  const left = await post('/sign-out', session);
  assert.equal(left.headers['clear-site-data'], undefined);
});
