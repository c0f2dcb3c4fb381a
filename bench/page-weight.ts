/**
 * What the first public page weighs in all, compressed as a browser gets it: the page, its styles, its fonts and
 * pictures. The limit is 60 kB, and no script. "Floor" is the limit; a ratio above 1 is within it.
 */
import { request } from 'node:http';
import { openBenchWorld } from './ground/bench-world.ts';

const limitBytes = 60_000;

async function run() {
  const { address, close } = await openBenchWorld();
  try {
    const page = await fetchCompressed(`${address}/`);
    const html = await decoded(`${address}/`);
    const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
    const css = linked.find((path) => path.endsWith('.css'));
    const inCss = css
      ? [...(await decoded(address + css)).matchAll(/url\(["']?(\/assets\/[^"')]+)/g)].map(
          (match) => match[1]!,
        )
      : [];
    const parts: Record<string, number> = { '/': page };
    for (const path of new Set([...linked, ...inCss])) parts[path] = await fetchCompressed(address + path);
    const ours = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
    const scripts = (html.match(/<script/g) ?? []).length;
    return {
      name: 'page-weight',
      ours,
      floor: limitBytes,
      ratio: limitBytes / ours,
      unit: 'bytes',
      scripts,
      parts,
    };
  } finally {
    await close();
  }
}

/** Bytes of the body on the wire, with the encodings a browser accepts. */
function fetchCompressed(url: string): Promise<number> {
  return new Promise((done, fail) => {
    request(url, { headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'vi' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200 ? done(bytes) : fail(new Error(`${url}: ${response.statusCode}`)),
      );
    })
      .on('error', fail)
      .end();
  });
}

const decoded = async (url: string) => (await fetch(url, { headers: { 'accept-language': 'vi' } })).text();

export default { name: 'page-weight', run };
