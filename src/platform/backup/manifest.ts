import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a backup says of itself; written last, so a folder without it is none. */
export interface Manifest {
  readonly format: 'muong-backup-1';
  readonly province: string;
  readonly takenAt: string;
  /** The migrations whose tables these are, in order. */
  readonly migrations: readonly string[];
  /** In an order in which every row finds those it refers to. */
  readonly tables: readonly BackedUpTable[];
  readonly files: number;
  /** SHA-256 of files that the store had lost or that no longer were what their name says. */
  readonly damagedFiles: readonly string[];
}

export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the compressed bytes, hex. */
  readonly sha256: string;
}

export const manifestFile = (folder: string): string => join(folder, 'manifest.json');
export const tableFile = (folder: string, table: string): string =>
  join(folder, 'tables', `${table}.copy.gz`);
export const filesFolder = (folder: string): string => join(folder, 'files');

/** @throws Error when the folder holds no finished backup, or one of a version that we do not know */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch(() => {
    throw new Error(`No finished backup in ${folder}`);
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 'muong-backup-1') throw new Error(`A backup of another kind: ${manifest.format}`);
  return manifest;
}
