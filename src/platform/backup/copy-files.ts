import type pg from 'pg';
import type { BlobStore } from '../files/index.ts';

export interface CopiedFiles {
  readonly files: number;
  /** Those that were missing, or no longer what their name says. */
  readonly damagedFiles: readonly string[];
}

/** Copies every file that a row of the open transaction names, a thousand names at a time. */
export async function copyFiles(client: pg.ClientBase, from: BlobStore, to: BlobStore): Promise<CopiedFiles> {
  const damagedFiles: string[] = [];
  let files = 0;
  for (let last = ''; ; ) {
    const { rows } = await client.query<{ sha256: string }>(
      'select distinct sha256 from file where sha256 > $1 order by sha256 limit 1000',
      [last],
    );
    if (rows.length === 0) return { files, damagedFiles };
    for (const { sha256 } of rows) {
      if (await isCopied(from, to, sha256)) files += 1;
      else damagedFiles.push(sha256);
      last = sha256;
    }
  }
}

async function isCopied(from: BlobStore, to: BlobStore, sha256: string): Promise<boolean> {
  if (!(await from.has(sha256))) return false;
  const copied = await to.put(from.read(sha256), Number.POSITIVE_INFINITY);
  return copied.sha256 === sha256;
}
