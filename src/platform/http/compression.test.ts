import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openLibrary } from './fixtures.tsx';

const config = { access: 'public' };
const catalogue = Array.from({ length: 300 }, (_, n) => `${n};Truyện Kiều;Nguyễn Du\n`);

const { app } = await openLibrary((app) => {
  app.get('/catalogue', { config }, async (_, reply) => reply.type('text/csv').send(catalogue.join('')));
  app.get('/export', { config }, async (_, reply) => reply.type('text/csv').send(Readable.from(catalogue)));
  app.get('/cover', { config }, async (_, reply) => reply.type('image/png').send(Buffer.alloc(5_000)));
  app.get('/short', { config }, async (_, reply) => reply.type('text/plain').send('ngắn'));
  app.get('/events', { config }, async (_, reply) =>
    reply.type('text/event-stream').send(Readable.from(['data: 1\n\n'])),
  );
  app.get('/broken', { config }, async (_, reply) =>
    reply.type('text/csv').send(
      Readable.from(
        (function* () {
          yield 'a'.repeat(70_000);
          throw new Error('the database went away');
        })(),
      ),
    ),
  );
});

const get = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } });

test('text is compressed in the best way the browser takes', async () => {
  for (const url of ['/catalogue', '/export']) {
    const brotli = await get(url, 'gzip, deflate, br, zstd');
    assert.equal(brotli.headers['content-encoding'], 'br', url);
    assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), catalogue.join(''));
    const gzip = await get(url, 'gzip, br;q=0');
    assert.equal(gzip.headers['content-encoding'], 'gzip', url);
    assert.equal(gunzipSync(gzip.rawPayload).toString(), catalogue.join(''));
    assert.equal(gzip.headers.vary, 'accept-encoding');
  }
});

test('a browser that takes no compression gets none, and caches are told that others would', async () => {
  const { headers, body } = await get('/catalogue', 'identity');
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(headers.vary, 'accept-encoding');
  assert.equal(body, catalogue.join(''));
});

test('pictures, short answers and live events go as they are', async () => {
  for (const url of ['/cover', '/short', '/events']) {
    assert.equal((await get(url, 'br, gzip')).headers['content-encoding'], undefined, url);
  }
});

test('an export that breaks off does not pass for a whole one', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  try {
    for (const encoding of ['br', 'identity']) {
      const answer = await fetch(`http://127.0.0.1:${port}/broken`, {
        headers: { 'accept-encoding': encoding },
      });
      await assert.rejects(answer.text(), encoding);
    }
  } finally {
    await app.close();
  }
});
