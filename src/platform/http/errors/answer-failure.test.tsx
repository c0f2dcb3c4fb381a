import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { InvalidInput, Refusal } from '../../errors/index.ts';
import { openLibrary } from '../fixtures.tsx';
import type { Routes } from '../index.ts';

const config = { access: 'public' };

const faulty: Routes = (app) => {
  app.get('/books/:id', { config }, async () => {
    throw new Refusal('book-on-loan', { days: 3 });
  });
  app.post('/api/books', { config }, async () => {
    throw new InvalidInput([{ field: '/title', code: 'too-long', params: { limit: 80 } }]);
  });
  app.post(
    '/api/loans',
    {
      config,
      schema: {
        body: Type.Object({ copies: Type.Integer({ maximum: 5 }) }, { additionalProperties: false }),
      },
    },
    async (request) => request.body.copies,
  );
  app.post(
    '/loans',
    { config, schema: { body: Type.Object({ copies: Type.Integer() }) } },
    async (request) => ({
      copies: request.body.copies,
    }),
  );
  app.get(
    '/list',
    { config, schema: { querystring: Type.Object({ page: Type.Integer() }) } },
    async ({ query }) => query,
  );
  app.get('/fault', { config }, async () => {
    throw new Error('the password is hunter2');
  });
  app.get('/away', { config }, async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  });
};

const errorTexts = (code: string, _: unknown, { days }: Readonly<Record<string, string | number>>) =>
  code === 'book-on-loan'
    ? { title: 'Sách đang có người mượn', text: `Trả lại sau ${days} ngày.` }
    : undefined;

const json = { accept: 'application/json' };

test('a refusal reaches a person as a page in the module’s words', async () => {
  const { app } = await openLibrary(faulty, { errorTexts });
  const { statusCode, body } = await app.inject({ url: '/books/1', headers: { accept: 'text/html,*/*' } });
  assert.equal(statusCode, 409);
  assert.match(body, /<h1>Sách đang có người mượn<\/h1><p>Trả lại sau 3 ngày\.<\/p>/);
});

test('a refusal reaches a program as a problem', async () => {
  const { app } = await openLibrary(faulty, { errorTexts });
  const answer = await app.inject({ url: '/books/1', headers: json });
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.deepEqual(answer.json(), {
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    detail: 'Trả lại sau 3 ngày.',
    code: 'book-on-loan',
    params: { days: 3 },
  });
});

test('issues name their field, their code and their reason', async () => {
  const { app } = await openLibrary(faulty);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/books',
    headers: { 'accept-language': 'en' },
  });
  assert.equal(answer.statusCode, 422);
  assert.deepEqual(answer.json().issues, [
    {
      field: '/title',
      code: 'too-long',
      params: { limit: 80 },
      detail: '/title: is longer than 80 characters',
    },
  ]);
});

test('what a schema finds comes as issues too, all at once', async () => {
  const { app } = await openLibrary(faulty);
  const issuesOf = async (payload: object) => {
    const answer = await app.inject({ method: 'POST', url: '/api/loans', payload });
    assert.equal(answer.statusCode, 422);
    return answer.json().issues.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`);
  };
  assert.deepEqual(await issuesOf({}), ['/copies required']);
  assert.deepEqual(await issuesOf({ copies: 6, 'a/b': 1 }), ['/a~1b unknown-field', '/copies too-large']);
});

test('the API takes JSON as it is; forms and queries consist of strings', async () => {
  const { app } = await openLibrary(faulty);
  const asJson = await app.inject({ method: 'POST', url: '/api/loans', payload: { copies: '2' } });
  assert.equal(asJson.json().issues[0].code, 'wrong-type');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const asForm = await app.inject({ method: 'POST', url: '/loans', headers, payload: 'copies=2' });
  assert.deepEqual(asForm.json(), { copies: 2 });
  assert.deepEqual((await app.inject('/list?page=3')).json(), { page: 3 });
  const wrong = await app.inject({ url: '/list?page=x', headers: json });
  assert.equal(wrong.json().issues[0].field, '/querystring/page');
});

test('a fault of ours is logged under the id the person sees, and not told', async () => {
  const { app, lines } = await openLibrary(faulty);
  const { statusCode, body, headers } = await app.inject({ url: '/fault', headers: { accept: 'text/html' } });
  assert.equal(statusCode, 500);
  assert.doesNotMatch(body, /hunter2/);
  const incident = String(headers['x-request-id']);
  assert.match(body, new RegExp(`<strong>${incident}</strong>`));
  const logged = lines.map((line) => JSON.parse(line)).find((line) => line.incident === incident);
  assert.equal(logged.err.message, 'the password is hunter2');
});

test('when the database is away people are asked to come back', async () => {
  const { app } = await openLibrary(faulty);
  const { statusCode, headers, body } = await app.inject('/away');
  assert.equal(statusCode, 503);
  assert.equal(headers['retry-after'], '10');
  assert.doesNotMatch(body, /10\.0\.0\.1/);
});

test('a missing page offers a search; a missing resource a problem', async () => {
  const { app } = await openLibrary(faulty, { searchPath: '/tim-kiem' });
  const page = await app.inject({ url: '/nowhere', headers: { accept: 'text/html' } });
  assert.equal(page.statusCode, 404);
  assert.match(page.body, /<form action="\/tim-kiem">.*name="q"/);
  assert.equal((await app.inject('/api/nowhere')).json().code, 'not-found');
});

test('an address that cannot be read is a missing page', async () => {
  const { app } = await openLibrary(faulty);
  for (const url of ['/books/%E0%A4%A', `/${'a'.repeat(9_000)}`, '//', '/books/%']) {
    const { statusCode, headers, body } = await app.inject(url);
    assert.equal(statusCode, 404, url);
    assert.ok(headers['content-security-policy'], url);
    assert.match(body, /Không tìm thấy trang/, url);
  }
});

test('a house page that fails itself is replaced by a plain one', async () => {
  const { app } = await openLibrary(faulty, {
    errorPage: () => {
      throw new Error('no layout');
    },
  });
  const { statusCode, body } = await app.inject('/nowhere');
  assert.equal(statusCode, 404);
  assert.match(body, /Không tìm thấy trang/);
});

test('unreadable requests are refused as such', async () => {
  const { app } = await openLibrary(faulty);
  const codeOf = async (type: string, payload: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/loans',
      headers: { 'content-type': type },
      payload,
    });
    return `${answer.statusCode} ${answer.json().code}`;
  };
  assert.equal(await codeOf('application/json', '{"copies":'), '400 malformed-request');
  assert.equal(
    await codeOf('application/json', JSON.stringify('x'.repeat(2 ** 20))),
    '413 payload-too-large',
  );
  assert.equal(await codeOf('image/png', 'x'), '415 unsupported-media-type');
});

test('a session that cannot be written is an error, not a silence', async () => {
  const { app, sessions } = await openLibrary();
  sessions.insert = async () => {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  };
  const answer = await app.inject({ method: 'POST', url: '/sign-in', payload: {}, headers: json });
  assert.equal(answer.statusCode, 503);
});
