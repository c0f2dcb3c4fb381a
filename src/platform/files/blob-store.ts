import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Blob {
  /** SHA-256 of the bytes, hex: its name. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The first bytes, enough to tell the type. */
  readonly head: Uint8Array;
}

/** Bytes by their SHA-256. The same bytes are stored once; nothing is ever overwritten. */
export interface BlobStore {
  /**
   * Stores the stream; when this returns, the bytes are on the disk.
   * @throws FileTooLarge when the stream is longer than `maxBytes`; nothing is kept then
   */
  put(stream: Readable | Iterable<Uint8Array>, maxBytes: number): Promise<Blob>;
  /** @throws when there is no such blob */
  read(sha256: string): Readable;
  has(sha256: string): Promise<boolean>;
  /**
   * Removes bytes that nothing names any more, unless they were written again since: an upload of the same bytes may
   * just be waiting for its row. Whether they are named is for the caller to know (`listReferences`).
   *
   * @returns whether they are gone
   */
  erase(sha256: string, writtenBefore: Temporal.Instant): Promise<boolean>;
  /** Removes what uploads begun before this moment, and cut off by a killed process, have left. */
  sweep(before: Temporal.Instant): Promise<number>;
}

export class FileTooLarge extends Error {
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`longer than ${maxBytes} bytes`);
    this.name = 'FileTooLarge';
    this.maxBytes = maxBytes;
  }
}

const headBytes = 4200;
const incomingPrefix = 'incoming-';

/** A blob store in a local folder: `ab/cd/abcd…`. */
export function folderBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    async put(stream, maxBytes) {
      await mkdir(folder, { recursive: true });
      const incoming = join(folder, `${incomingPrefix}${crypto.randomUUID()}`);
      const file = await open(incoming, 'wx', 0o600);
      const hash = createHash('sha256');
      const head: Uint8Array[] = [];
      let sizeBytes = 0;
      try {
        for await (const chunk of stream as AsyncIterable<Uint8Array>) {
          if (sizeBytes < headBytes) head.push(chunk);
          sizeBytes += chunk.length;
          if (sizeBytes > maxBytes) throw new FileTooLarge(maxBytes);
          hash.update(chunk);
          await file.write(chunk);
        }
        await file.sync();
        await file.close();
        const sha256 = hash.digest('hex');
        await mkdir(dirname(pathOf(sha256)), { recursive: true });
        await rename(incoming, pathOf(sha256));
        await syncFolder(dirname(pathOf(sha256)));
        return { sha256, sizeBytes, head: Buffer.concat(head).subarray(0, headBytes) };
      } catch (error) {
        await file.close().catch(() => {});
        await rm(incoming, { force: true });
        throw error;
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    async erase(sha256, writtenBefore) {
      const path = pathOf(sha256);
      const aside = join(folder, `${incomingPrefix}${crypto.randomUUID()}`);
      const isFresh = async (name: string) => (await stat(name)).mtimeMs >= writtenBefore.epochMilliseconds;
      try {
        if (await isFresh(path)) return false;
        await rename(path, aside);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
        throw error;
      }
      // Written between the look and the move: it goes back.
      if (await isFresh(aside)) {
        await rename(aside, path);
        return false;
      }
      await rm(aside);
      await syncFolder(dirname(path));
      return true;
    },
    async sweep(before) {
      const names = await readdir(folder).catch(() => []); // No folder before the first upload.
      let removed = 0;
      for (const name of names.filter((name) => name.startsWith(incomingPrefix))) {
        const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }));
        if (mtimeMs >= before.epochMilliseconds) continue;
        await rm(join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** A rename is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
