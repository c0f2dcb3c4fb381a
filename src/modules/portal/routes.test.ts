import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { finderCache, loadProcedures, procedureRoutes, readLexicon } from '#modules/procedures/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { portalRoutes, readHome } from './index.ts';

const database = await testDatabase();
const pack = readPack('packs', 'sample');
const now = () => Temporal.Instant.from('2026-11-25T02:00:00Z');
await loadProcedures(database.context(undefined, now), {
  ...pack,
  text: (name) => (name === 'catalogue.tsv' ? undefined : pack.text(name)),
});
const lexicon = readLexicon(pack.files('finder/*.yaml').map(({ value }) => value));
const finderFor = finderCache(() => lexicon);
const { app } = await testApp({
  database,
  now,
  routes: [
    portalRoutes({ finderFor, home: readHome(pack) }),
    procedureRoutes({ finderFor, baseUrl: 'http://localhost', applyHref: (code) => `/nop-ho-so/${code}` }),
  ],
});

describe('the front page', () => {
  test('offers the finder first, life events and procedures in force, and tracking by code', async () => {
    const { body } = await app.inject('/');
    assert.ok(body.indexOf('action="/thu-tuc"') < body.indexOf('Sinh con'));
    assert.ok(body.includes('href="/thu-tuc?q=sinh+con"'));
    assert.ok(body.includes('href="/thu-tuc/1.001193"'));
    assert.ok(body.includes('action="/tra-cuu"'));
  });

  test('leads every life event and popular procedure to something', async () => {
    for (const locale of ['vi', 'en']) {
      const { body } = await app.inject(`/?lang=${locale}`);
      const hrefs = [...body.matchAll(/href="(\/thu-tuc[/?][^"]+)"/g)].map(([, href]) => href!);
      assert.ok(hrefs.length > 10, `${hrefs.length} links`);
      for (const href of hrefs) {
        const { statusCode, body: page } = await app.inject(href.replaceAll('&amp;', '&'));
        assert.equal(statusCode, 200, href);
        assert.ok(!/Chưa tìm thấy|No service was found/.test(page), `${href} finds something`);
      }
    }
  });

  test('weighs at most 60 kB compressed with its style and fonts, and has no script', async () => {
    const { body } = await app.inject('/');
    const files = [...body.matchAll(/<link [^>]*href="(\/assets\/[^"]+)"/g)].map(([, href]) => href!);
    const sizes = await Promise.all(
      files.map(async (url) => {
        const { rawPayload } = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
        return rawPayload.length;
      }),
    );
    const total = gzipSync(body).length + sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(files.length >= 3 && total <= 60_000, `${total} bytes in ${files.length} files`);
    assert.ok(!body.includes('<script'));
  });
});
