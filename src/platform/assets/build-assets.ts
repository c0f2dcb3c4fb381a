import { globSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import type { Asset, Assets } from './assets.ts';

/** What is bundled: entry points by path. Islands end in `.element.ts`, service workers in `.worker.ts`. */
export interface AssetSources {
  readonly root: string;
  readonly entries: readonly string[];
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/vnd.microsoft.icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const copied = ['.svg', '.png', '.ico', '.webp', '.woff2', '.webmanifest'];

/** The program's own: the design system's style, every island with what style it brings, and pictures under `src/ui/images`. */
export function assetSources(root: string): AssetSources {
  const patterns = [
    'src/ui/styles.css',
    'src/ui/images/*.{svg,png,ico,webp,webmanifest}',
    'src/ui/**/*.element.ts',
    'src/modules/*/islands/*.{element.ts,css}',
    'src/modules/*/islands/*.worker.ts',
  ];
  return { root, entries: globSync(patterns, { cwd: root }).sort() };
}

/**
 * Bundles the sources into memory: names carry a hash of the content, shared code becomes shared chunks.
 *
 * @throws Error when two sources have one plain name, or one does not compile
 */
export async function buildAssets({ root, entries }: AssetSources): Promise<Assets> {
  const isWorker = (path: string) => path.endsWith('.worker.ts');
  const shared = {
    absWorkingDir: root,
    outdir: join(root, 'assets'),
    publicPath: '/assets/',
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: Object.fromEntries(copied.map((extension) => [extension, 'copy'] as const)),
    bundle: true,
    minify: true,
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  } as const satisfies BuildOptions;
  const results = await Promise.all([
    build({
      ...shared,
      entryPoints: entries.filter((path) => !isWorker(path)),
      splitting: true,
      format: 'esm',
    }),
    // A service worker of the older kind, which every browser has, is one file.
    build({ ...shared, entryPoints: entries.filter(isWorker), format: 'iife' }),
  ]);
  const built = new Map(
    results
      .flatMap(({ outputFiles }) => outputFiles)
      .map(({ path, contents }) => [basename(path), assetOf(basename(path), contents)]),
  );
  const files = filesByName(Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)));
  const url = (name: string): string => {
    const file = files.get(name);
    if (!file)
      throw new Error(`No asset is named ${name}; there are: ${[...files.keys()].sort().join(', ')}`);
    return `/assets/${file}`;
  };
  return {
    url,
    island: (name) => url(`${name}.js`),
    worker: (name) => built.get(files.get(`${name}.worker.js`) ?? ''),
    find: (file) => built.get(file),
    async precompress() {
      for (const asset of built.values()) {
        await asset.brotli();
        await asset.gzip();
      }
    },
  };
}

/** "date-field.js" → "date-field.element-K3J2.js". */
function filesByName(outputs: Readonly<Record<string, { entryPoint?: string | undefined; inputs: object }>>) {
  const files = new Map<string, string>();
  for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
    const extension = extname(path);
    const source = entryPoint ?? (copied.includes(extension) ? Object.keys(inputs)[0] : undefined);
    if (!source) continue;
    const name = basename(source).replace(/(\.element)?\.(ts|tsx)$/, '.js');
    if (files.has(name)) throw new Error(`Two assets are named ${name}; one is ${relative('.', source)}`);
    files.set(name, basename(path));
  }
  return files;
}

const squeeze = { brotli: promisify(brotliCompress), gzip: promisify(gzip) };
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

function assetOf(file: string, contents: Uint8Array): Asset {
  const bytes = Buffer.from(contents);
  const mediaType = mediaTypes[extname(file)] ?? 'application/octet-stream';
  const isText = /^(text|application)\/|svg/.test(mediaType);
  return {
    file,
    mediaType,
    bytes,
    brotli: onlyOnce(async () => (isText ? smaller(await squeeze.brotli(bytes, best), bytes) : null)),
    gzip: onlyOnce(async () => (isText ? smaller(await squeeze.gzip(bytes, { level: 9 }), bytes) : null)),
  };
}

const smaller = (squeezed: Buffer, bytes: Buffer) => (squeezed.length < bytes.length ? squeezed : null);

function onlyOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => (promise ??= work());
}
