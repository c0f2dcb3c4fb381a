import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Library, openLibrary } from './fixtures.tsx';

const paths: string[] = [];

const openDesk = () =>
  openLibrary((app) => {
    app.post(
      '/scans',
      { config: { access: 'public', uploads: { maxFiles: 2, maxFileBytes: 1_000 } } },
      async (request) => {
        const files = [];
        for (const upload of request.uploads) {
          paths.push(upload.path);
          files.push([upload.field, upload.filename, upload.size, await text(upload.stream())]);
        }
        return { form: [...request.form], body: request.body, files };
      },
    );
    app.post('/notes', { config: { access: 'public' } }, async (request) => [...request.form]);
  });

async function post({ app }: Library, url: string, entries: readonly (readonly [string, string | File])[]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const body = new Response(form);
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': body.headers.get('content-type')!, accept: 'application/json' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

test('fields and files of one post arrive together, whatever their order', async () => {
  const answer = await post(await openDesk(), '/scans', [
    ['scan', new File(['%PDF-1'], 'Đơn đề nghị.pdf', { type: 'application/pdf' })],
    ['title', 'Chí Phèo'],
    ['scan', new File(['%PDF-22'], 'b.pdf')],
    ['tag', 'a'],
    ['tag', 'b'],
  ]);
  assert.deepEqual(answer.json(), {
    form: [
      ['title', 'Chí Phèo'],
      ['tag', 'a'],
      ['tag', 'b'],
    ],
    body: { title: 'Chí Phèo', tag: ['a', 'b'] },
    files: [
      ['scan', 'Đơn đề nghị.pdf', 6, '%PDF-1'],
      ['scan', 'b.pdf', 7, '%PDF-22'],
    ],
  });
});

test('files vanish with the response', async () => {
  paths.length = 0;
  await post(await openDesk(), '/scans', [['scan', new File(['x'], 'a.pdf')]]);
  for (let tries = 0; existsSync(paths[0]!) && tries < 50; tries++) await wait(10);
  assert.equal(existsSync(paths[0]!), false);
});

test('a file field left empty is no file', async () => {
  const answer = await post(await openDesk(), '/scans', [
    ['scan', new File([], '')],
    ['title', 'x'],
  ]);
  assert.deepEqual(answer.json().files, []);
});

test('a file that is too large is refused by its name', async () => {
  const opened = await openDesk();
  const answer = await post(opened, '/scans', [
    ['small', new File(['x'], 'nhỏ.pdf')],
    ['large', new File(['x'.repeat(1_001)], 'bản vẽ.pdf')],
  ]);
  assert.equal(answer.statusCode, 413);
  assert.equal(answer.json().code, 'file-too-large');
  assert.match(answer.json().detail, /“bản vẽ\.pdf”/);
});

test('a file of exactly the limit passes', async () => {
  const answer = await post(await openDesk(), '/scans', [['scan', new File(['x'.repeat(1_000)], 'a.pdf')]]);
  assert.equal(answer.json().files[0][2], 1_000);
});

test('more files than allowed are refused, and so is any file where none is expected', async () => {
  const opened = await openDesk();
  const three = ['a', 'b', 'c'].map((name) => ['scan', new File(['x'], name)] as const);
  assert.equal((await post(opened, '/scans', three)).json().code, 'too-many-files');
  assert.equal(
    (await post(opened, '/notes', [['scan', new File(['x'], 'a')]])).json().code,
    'too-many-files',
  );
  assert.deepEqual((await post(opened, '/notes', [['note', 'x']])).json(), [['note', 'x']]);
});

test('more text than fits is refused, in one field or in many', async () => {
  const opened = await openDesk();
  const large = await post(opened, '/notes', [['note', 'x'.repeat(2 ** 20 + 1)]]);
  assert.deepEqual([large.statusCode, large.json().code], [413, 'payload-too-large']);
  const many = Array.from({ length: 20 }, (_, n) => [`note-${n}`, 'x'.repeat(60_000)] as const);
  assert.equal((await post(opened, '/notes', many)).json().code, 'payload-too-large');
});

test('a refusal reaches a real browser although it is still sending', async () => {
  const { app } = await openDesk();
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const form = new FormData();
    form.append('note', 'x'.repeat(2 ** 20 + 1));
    form.append('scan', new File([Buffer.alloc(20 * 2 ** 20)], 'large.pdf'));
    const answer = await fetch(`${address}/scans`, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
    });
    assert.equal(answer.status, 413);
  } finally {
    await app.close();
  }
});

test('a broken multipart body is a malformed request', async () => {
  const { app } = await openDesk();
  const answer = await app.inject({
    method: 'POST',
    url: '/scans',
    headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' },
    payload: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nvalue without an end',
  });
  assert.equal(answer.statusCode, 400);
});

test('typed text arrives composed, with one kind of line end and without zero bytes', async () => {
  const { app } = await openDesk();
  const decomposed = 'Hoàng Liên'.normalize('NFD');
  const answer = await app.inject({
    method: 'POST',
    url: '/notes',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `a=${encodeURIComponent(decomposed)}&b=1%0D%0A2&c=x%00y&a=+`,
  });
  assert.deepEqual(answer.json(), [
    ['a', 'Hoàng Liên'],
    ['b', '1\n2'],
    ['c', 'xy'],
    ['a', ' '],
  ]);
});
