import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProofRule } from '../access/proof.ts';
import { cookieOf, type Library, library, openLibrary, signedIn } from './fixtures.tsx';
import type { Routes } from './index.ts';

const done: string[] = [];
const vault: Routes = (app) => {
  const config = { access: 'reader', proof: 'recent' };
  app.get('/vault', { config }, async () => 'the vault');
  app.post('/vault', { config }, async ({ form, session }, reply) => {
    done.push(`${form.get('book')} ${session.proof?.by}`);
    return reply.redirect('/vault', 303);
  });
  app.post('/vault/pin', { config: { ...config, keepForm: false } }, async () => 'opened');
  app.get('/api/vault', { config }, async () => ({}));
  app.post('/prove', { config: { access: 'reader' } }, async ({ form, session }, reply) => {
    session.prove('card');
    return reply.redirect(form.get('returnTo') ?? '/', 303);
  });
};
const recent: ProofRule = (proof, now) =>
  proof !== null && Temporal.Instant.compare(proof.at.add({ minutes: 15 }), now) >= 0;
const proofs = { rules: { recent }, path: '/prove' };

const get = ({ app }: Library, url: string, cookie: string) =>
  app.inject({ url, headers: { cookie, accept: 'text/html' } });
const post = ({ app }: Library, url: string, cookie: string, payload: string) =>
  app.inject({ method: 'POST', url, headers: { ...library.ownForm, cookie }, payload });

async function lanLongAgo() {
  const opened = await openLibrary(vault, { proofs });
  const cookie = await signedIn(opened, 'reader', 'lan');
  opened.clock = opened.clock.add({ minutes: 16 });
  return { opened, cookie };
}

test('a sign-in of a moment ago is proof enough', async () => {
  const opened = await openLibrary(vault, { proofs });
  const cookie = await signedIn(opened, 'reader', 'lan');
  assert.equal((await get(opened, '/vault', cookie)).body, 'the vault');
});

test('what was posted on an older one waits for a new proof, and is then done once as it was typed', async () => {
  const { opened, cookie } = await lanLongAgo();
  done.length = 0;
  const asked = await post(opened, '/vault', cookie, 'book=Số đỏ');
  assert.equal(asked.headers.location, '/prove?returnTo=%2Fkept-form');
  assert.deepEqual(done, []);
  const proven = await post(opened, '/prove', cookie, 'returnTo=/kept-form');
  const renewed = cookieOf(proven.headers['set-cookie']);
  assert.notEqual(renewed, cookie);
  const kept = await get(opened, '/kept-form', renewed);
  assert.match(kept.body, /name="book" value="Số đỏ"/);
  assert.match(kept.body, /Tiếp tục/);
  assert.equal((await post(opened, '/vault', renewed, 'book=Số đỏ')).headers.location, '/vault');
  assert.deepEqual(done, ['Số đỏ card']);
  assert.equal((await get(opened, '/kept-form', renewed)).headers.location, '/');
  assert.equal((await get(opened, '/who', cookie)).body, 'nobody', 'the token before it is worth nothing');
});

test('who signs in next at that browser is not shown it', async () => {
  const { opened, cookie } = await lanLongAgo();
  await post(opened, '/vault', cookie, 'book=Số đỏ');
  const other = await signedIn(opened, 'reader', 'hung', cookie);
  assert.equal((await get(opened, '/kept-form', other)).headers.location, '/');
});

test('a page leads to the proof and back; what may not be kept is begun anew at its own address', async () => {
  const { opened, cookie } = await lanLongAgo();
  assert.equal((await get(opened, '/vault', cookie)).headers.location, '/prove?returnTo=%2Fvault');
  const asked = await post(opened, '/vault/pin', cookie, 'pin=1234');
  assert.equal(asked.headers.location, '/prove?returnTo=%2Fvault%2Fpin');
  assert.equal((await get(opened, '/kept-form', cookie)).headers.location, '/');
});

test('a program is told so', async () => {
  const { opened, cookie } = await lanLongAgo();
  const answer = await get(opened, '/api/vault', cookie);
  assert.deepEqual([answer.statusCode, answer.json().code], [403, 'proof-needed']);
});

test('an app does not start with a proof that no rule explains', async () => {
  await assert.rejects(
    openLibrary(vault, { proofs: { rules: {}, path: '/prove' } }),
    /which no rule explains/,
  );
});
