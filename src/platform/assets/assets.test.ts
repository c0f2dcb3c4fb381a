import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openLibrary } from '../http/fixtures.tsx';
import { assetSources, buildAssets } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'assets-'));
after(() => rmSync(root, { recursive: true }));

const write = async (path: string, content: string | Buffer) => {
  await mkdir(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};
const manyRules = Array.from({ length: 200 }, (_, i) => `.rule-${i} { margin: ${i}px }`).join('');
const pixel = '<svg xmlns="http://www.w3.org/2000/svg"/>';
await write('src/ui/styles.css', '@import "./base.css"; main { background: url("./images/crest.svg") }');
await write('src/ui/base.css', `@font-face { font-family: X; src: url("./fonts/x.woff2") } ${manyRules}`);
await write('src/ui/fonts/x.woff2', Buffer.from('wOF2 font'));
await write('src/ui/images/crest.svg', pixel);
await write('src/ui/shared.ts', 'export const greet = (name: string): string => "Chào " + name;');
await write(
  'src/ui/date/date-field.element.ts',
  'import { greet } from "../shared.ts"; console.log(greet("a" as string), location.href);',
);
await write(
  'src/modules/maps/islands/map-view.element.ts',
  'import { greet } from "../../../ui/shared.ts"; console.log(greet("b"));',
);

const assets = await buildAssets(assetSources(root));

test('every source is found by its plain name, under an address that changes with its content', async () => {
  assert.match(assets.url('styles.css'), /^\/assets\/styles-[A-Z0-9]{8}\.css$/);
  assert.match(assets.island('date-field'), /^\/assets\/date-field\.element-[A-Z0-9]{8}\.js$/);
  assert.match(assets.island('map-view'), /\.js$/);
  const before = assets.url('styles.css');
  await write('src/ui/base.css', 'p { margin: 1px }');
  assert.notEqual((await buildAssets(assetSources(root))).url('styles.css'), before);
});

test('a style finds its fonts and pictures where they are served', () => {
  const css = assets.find(assets.url('styles.css').slice('/assets/'.length))!.bytes.toString();
  for (const name of ['x.woff2', 'crest.svg']) {
    assert.ok(css.includes(assets.url(name)), `${name} in ${css.slice(0, 200)}`);
    assert.ok(assets.find(assets.url(name).slice('/assets/'.length)), name);
  }
});

test('what two islands share is built once', () => {
  const code = (name: string) => assets.find(assets.island(name).slice('/assets/'.length))!.bytes.toString();
  const [, chunk] = /"\/assets\/(chunk-[A-Z0-9]+\.js)"/.exec(code('date-field')) ?? [];
  assert.ok(chunk && code('map-view').includes(chunk));
  assert.match(assets.find(chunk)!.bytes.toString(), /Ch.*o/);
});

test('a page that points at nothing is told so, with what there is', () => {
  assert.throws(() => assets.url('style.css'), /No asset is named style\.css; there are: .*styles\.css/);
});

test('two islands of one name are refused', async () => {
  await write('src/modules/tables/islands/date-field.element.ts', 'console.log(1)');
  await assert.rejects(buildAssets(assetSources(root)), /Two assets are named date-field\.js/);
  rmSync(join(root, 'src/modules/tables'), { recursive: true });
});

test('files are sent for a year, compressed as the browser likes, without asking who it is', async () => {
  const { app } = await openLibrary(undefined, {
    assets,
    contextFor: async () => {
      throw new Error('a file needs no context');
    },
  });
  const get = (encoding: string, url = assets.url('styles.css')) =>
    app.inject({ url, headers: { 'accept-encoding': encoding } });
  const plain = await get('');
  assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(plain.headers['content-type'], 'text/css; charset=utf-8');
  assert.equal(plain.headers.vary, 'accept-encoding');
  const brotli = await get('gzip, deflate, br');
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), plain.body);
  const gzip = await get('gzip');
  assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body);
  assert.ok(brotli.rawPayload.length < plain.rawPayload.length / 3);
  assert.equal((await get('br', assets.url('x.woff2'))).headers['content-encoding'], undefined);
});

test('a file that is not there is missing', async () => {
  const { app } = await openLibrary(undefined, { assets });
  for (const url of ['/assets/nothing.css', '/assets/..%2fpackage.json', '/assets/__proto__']) {
    assert.equal((await app.inject(url)).statusCode, 404, url);
  }
});
