import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { type BlobStore, folderBlobStore } from '../files/index.ts';
import { copyOut } from './copy.ts';
import { copyFiles } from './copy-files.ts';
import { listTables, type Table } from './list-tables.ts';
import { type BackedUpTable, filesFolder, type Manifest, manifestFile, tableFile } from './manifest.ts';

export interface BackupSource {
  /** The role that owns the schema. */
  readonly adminUrl: string;
  readonly schema: string;
  readonly province: string;
  readonly blobs: BlobStore;
}

/**
 * Writes the whole of a province into an empty folder, beside running processes: its rows as they were at one moment, and
 * every file they name, each checked against its SHA-256.
 *
 * @throws Error when the folder is not empty
 */
export async function writeBackup(source: BackupSource, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`);
  await mkdir(dirname(tableFile(folder, '')));
  const client = new pg.Client({ connectionString: source.adminUrl, application_name: 'muong-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const schema = client.escapeIdentifier(source.schema);
    await client.query(`set local search_path = ${schema}`);
    const migrations = await client.query<{ name: string }>('select name from migration order by name');
    const takenAt = Temporal.Now.instant().toString();
    const tables: BackedUpTable[] = [];
    for (const table of await listTables(client, source.schema)) {
      tables.push(await writeTable(client, table, tableFile(folder, table.name)));
    }
    const manifest: Manifest = {
      format: 'muong-backup-1',
      province: source.province,
      takenAt,
      migrations: migrations.rows.map(({ name }) => name),
      tables,
      ...(await copyFiles(client, source.blobs, folderBlobStore(filesFolder(folder)))),
    };
    await client.query('commit');
    await writeDurably(manifestFile(folder), JSON.stringify(manifest, null, 2));
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(client: pg.Client, table: Table, path: string): Promise<BackedUpTable> {
  const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const gzip = createGzip({ level: 1 });
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const written = pipeline(gzip, hashed, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  const copied = copyOut(client, `copy ${client.escapeIdentifier(table.name)} (${columns}) to stdout`, gzip);
  const [rows] = await Promise.all([copied.finally(() => gzip.end()), written]);
  return { ...table, rows, sha256: hash.digest('hex') };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
