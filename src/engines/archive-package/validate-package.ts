import { createHash } from 'node:crypto';
import { places } from './archive-package.ts';
import { checkBag } from './check-bag.ts';
import { checkMets } from './check-mets.ts';
import { ForeignZip, readZip } from './read-zip.ts';

export interface PackageFault {
  readonly code:
    | 'not-a-package'
    | 'path-unsafe'
    | 'file-twice'
    | 'file-missing'
    | 'file-unlisted'
    | 'file-changed'
    | 'list-malformed'
    | 'list-disagrees';
  readonly path: string;
}

export interface SeenFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface PackageReport {
  readonly isValid: boolean;
  readonly faults: readonly PackageFault[];
  /** Its root folder; empty where it is no package. */
  readonly id: string;
  /** Every file found, by its place below the root. */
  readonly files: ReadonlyMap<string, SeenFile>;
}

const lists = new Set<string>([
  places.mets,
  places.bagit,
  places.bagInfo,
  places.manifest,
  places.tagManifest,
]);
const mostListBytes = 64_000_000;

/**
 * Holds a package against its own lists: the manifests of the bag, the METS, and the form of the ZIP itself. What is
 * changed, added, left out or listed wrongly is named. Read as a stream; only the lists are held.
 *
 * @param take is given the bytes of each content file as they pass, such as to keep them
 */
export async function validatePackage(
  bytes: AsyncIterable<Uint8Array>,
  take: (place: string, content: AsyncIterable<Uint8Array>) => Promise<void> = drain,
): Promise<PackageReport> {
  const files = new Map<string, SeenFile>();
  const texts = new Map<string, string>();
  const faults: PackageFault[] = [];
  let id = '';
  try {
    await readZip(bytes, async (path, content) => {
      const [root = '', ...rest] = path.split('/');
      const place = rest.join('/');
      id ||= root;
      if (root !== id || !isSafe(path)) faults.push({ code: 'path-unsafe', path });
      if (files.has(place)) faults.push({ code: 'file-twice', path: place });
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const held: Uint8Array[] = [];
      async function* watched() {
        for await (const chunk of content) {
          hash.update(chunk);
          sizeBytes += chunk.length;
          if (lists.has(place)) {
            if (sizeBytes > mostListBytes) throw new ForeignZip(`${place} is too long`);
            held.push(Buffer.from(chunk));
          }
          yield chunk;
        }
      }
      const own = watched();
      await take(place, own);
      await drain(place, own);
      files.set(place, { sha256: hash.digest('hex'), sizeBytes });
      if (lists.has(place)) texts.set(place, Buffer.concat(held).toString('utf8'));
    });
  } catch (error) {
    faults.push({ code: 'not-a-package', path: error instanceof Error ? error.message : '' });
    return { isValid: false, faults, id, files };
  }
  faults.push(...checkBag(files, texts), ...checkMets(files, texts.get(places.mets)));
  return { isValid: faults.length === 0, faults, id, files };
}

const isSafe = (path: string): boolean =>
  /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)+$/.test(path) && !path.split('/').some((part) => /^\.+$/.test(part));

async function drain(_place: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _chunk of content);
}
