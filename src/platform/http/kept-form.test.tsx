import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieOf, type Library, library, openLibrary, signedIn } from './fixtures.tsx';
import type { Routes } from './index.ts';

const received: string[][] = [];
const loans: Routes = (app) => {
  app.post('/loans', { config: { access: 'reader', uploads: {} } }, async (request, reply) => {
    received.push([...request.form].map(([name, value]) => `${name}=${value}`));
    return reply.redirect('/loans', 303);
  });
  app.post('/password', { config: { access: 'reader', keepForm: false } }, async () => 'changed');
};

const typed = `title=${encodeURIComponent('Số đỏ & "Giông tố"')}&note=${encodeURIComponent('dòng 1\ndòng 2')}&tag=a&tag=b`;

/** Lan's session runs out; then she presses the button. */
async function postTooLate(opened: Library, url = '/loans') {
  const cookie = await signedIn(opened, 'reader', 'lan');
  opened.clock = opened.clock.add({ hours: 2 });
  const answer = await opened.app.inject({
    method: 'POST',
    url,
    headers: { ...library.ownForm, cookie },
    payload: typed,
  });
  return { answer, cookie: cookieOf(answer.headers['set-cookie']) };
}

const offered = async ({ app }: Library, cookie: string) =>
  app.inject({ url: '/kept-form', headers: { cookie, accept: 'text/html' } });

/** Presses "send again" as a browser would: the hidden fields of the page, in order. */
function fieldsOn(html: string): string {
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const form = new URLSearchParams();
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.append(unescaped(name!), unescaped(value!));
  }
  return form.toString();
}

test('a form posted after the session ended comes back after the sign-in, and is sent as it was typed', async () => {
  const opened = await openLibrary(loans);
  const { answer, cookie } = await postTooLate(opened);
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/sign-in?returnTo=/kept-form');

  const again = await signedIn(opened, 'reader', 'lan', cookie);
  const page = await offered(opened, again);
  assert.match(page.body, /Nội dung bạn vừa nhập vẫn còn/);
  assert.match(page.body, /<form action="\/loans" method="post">/);

  received.length = 0;
  const sent = await opened.app.inject({
    method: 'POST',
    url: '/loans',
    headers: { ...library.ownForm, cookie: again },
    payload: fieldsOn(page.body),
  });
  assert.equal(sent.headers.location, '/loans');
  assert.deepEqual(received, [['title=Số đỏ & "Giông tố"', 'note=dòng 1\ndòng 2', 'tag=a', 'tag=b']]);
  assert.equal((await offered(opened, again)).headers.location, '/', 'once sent, it waits no longer');
});

test('the handler has not run before the sign-in', async () => {
  received.length = 0;
  await postTooLate(await openLibrary(loans));
  assert.deepEqual(received, []);
});

test('another person at the same browser is not shown it', async () => {
  const opened = await openLibrary(loans);
  const { cookie } = await postTooLate(opened);
  const suzie = await signedIn(opened, 'reader', 'suzie', cookie);
  const page = await offered(opened, suzie);
  assert.equal(page.headers.location, '/');
  assert.doesNotMatch(page.body, /Số đỏ/);
});

test('also where the ended session was swept away meanwhile, and for a second window', async () => {
  const opened = await openLibrary((app) => {
    loans(app);
    app.post('/reservations', { config: { access: 'reader' } }, async () => 'reserved');
  });
  const ended = await signedIn(opened, 'reader', 'lan');
  opened.sessions.rows.clear();
  const post = (url: string, cookie: string) =>
    opened.app.inject({ method: 'POST', url, headers: { ...library.ownForm, cookie }, payload: typed });
  const waiting = cookieOf((await post('/loans', ended)).headers['set-cookie']);
  await post('/reservations', waiting);
  const suzie = await offered(opened, await signedIn(opened, 'reader', 'suzie', waiting));
  assert.equal(suzie.headers.location, '/');
});

test('nobody is shown it before a sign-in', async () => {
  const opened = await openLibrary(loans);
  const { cookie } = await postTooLate(opened);
  assert.equal((await offered(opened, cookie)).headers.location, '/sign-in?returnTo=%2Fkept-form');
});

test('it waits for an hour', async () => {
  const opened = await openLibrary(loans);
  const { cookie } = await postTooLate(opened);
  opened.clock = opened.clock.add({ minutes: 59 });
  const again = await signedIn(opened, 'reader', 'lan', cookie);
  assert.equal((await offered(opened, again)).statusCode, 200);
  opened.clock = opened.clock.add({ minutes: 1 });
  assert.equal((await offered(opened, again)).headers.location, '/');
});

test('it can be discarded', async () => {
  const opened = await openLibrary(loans);
  const { cookie } = await postTooLate(opened);
  const again = await signedIn(opened, 'reader', 'lan', cookie);
  await opened.app.inject({
    method: 'POST',
    url: '/kept-form/discard',
    headers: { ...library.ownForm, cookie: again },
  });
  assert.equal((await offered(opened, again)).headers.location, '/');
});

test('a form typed by a browser without any session is kept as well', async () => {
  const opened = await openLibrary(loans);
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/loans',
    headers: library.ownForm,
    payload: typed,
  });
  const again = await signedIn(opened, 'reader', 'lan', cookieOf(answer.headers['set-cookie']));
  assert.match((await offered(opened, again)).body, /Giông tố/);
});

test('two forms typed in two windows both wait', async () => {
  const opened = await openLibrary((app) => {
    loans(app);
    app.post('/reservations', { config: { access: 'reader' } }, async () => 'reserved');
  });
  const first = await postTooLate(opened);
  const second = await opened.app.inject({
    method: 'POST',
    url: '/reservations',
    headers: { ...library.ownForm, cookie: first.cookie },
    payload: 'shelf=7',
  });
  const cookie = cookieOf(second.headers['set-cookie']) || first.cookie;
  const page = await offered(opened, await signedIn(opened, 'reader', 'lan', cookie));
  assert.match(page.body, /action="\/loans"/);
  assert.match(page.body, /action="\/reservations"/);
});

test('the files of a kept form are asked for again by name', async () => {
  const opened = await openLibrary(loans);
  const form = new FormData();
  form.append('title', 'Tắt đèn');
  form.append('scan', new File(['%PDF'], 'giấy khai sinh.pdf'));
  const body = new Response(form);
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/loans',
    headers: { ...library.ownForm, 'content-type': body.headers.get('content-type')! },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  const again = await signedIn(opened, 'reader', 'lan', cookieOf(answer.headers['set-cookie']));
  const page = await offered(opened, again);
  assert.match(page.body, /<form action="\/loans" method="post" enctype="multipart\/form-data">/);
  assert.match(page.body, /name="title" value="Tắt đèn"/);
  assert.match(page.body, /giấy khai sinh\.pdf <input type="file" name="scan"/);
});

test('a password is not kept', async () => {
  const opened = await openLibrary(loans);
  const { answer } = await postTooLate(opened, '/password');
  assert.equal(answer.headers.location, '/sign-in');
  assert.equal(answer.headers['set-cookie'], undefined);
});
