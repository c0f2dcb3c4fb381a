import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { listMigrations, migrate } from '../database/index.ts';
import { type BlobStore, folderBlobStore } from '../files/index.ts';
import { copyIn } from './copy.ts';
import { copyFiles } from './copy-files.ts';
import { filesFolder, type Manifest, readManifest, tableFile } from './manifest.ts';

export interface RestoreTarget {
  /** The role that owns the schema. */
  readonly adminUrl: string;
  readonly schema: string;
  readonly blobs: BlobStore;
}

/**
 * Brings a province back from a backup, into a database where nothing has happened yet: the tables as they were when it
 * was taken, rows and files in one transaction, then the migrations made since. Cut off, it may be begun again.
 *
 * @throws Error when the backup is damaged, is of a newer version, or would replace what has been recorded
 */
export async function restoreBackup(target: RestoreTarget, folder: string): Promise<Manifest> {
  const { adminUrl, schema } = target;
  const manifest = await readManifest(folder);
  refuseNewer(manifest);
  await checkTables(folder, manifest);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'muong-restore' });
  await client.connect();
  try {
    await dropUntouched(client, schema);
    await migrate(adminUrl, schema, manifest.migrations);
    await client.query('begin');
    await client.query(`set local search_path = ${client.escapeIdentifier(schema)}, public`);
    await loadTables(client, folder, manifest);
    await restoreFiles(client, folder, manifest, target.blobs);
    await client.query('commit');
  } finally {
    await client.end();
  }
  await migrate(adminUrl, schema);
  return manifest;
}

function refuseNewer({ migrations }: Manifest): void {
  const known = new Set(listMigrations().map(({ name }) => name));
  const foreign = migrations.filter((name) => !known.has(name));
  if (foreign.length > 0) throw new Error(`The backup is of a newer version: ${foreign.join(', ')}`);
}

/** Every table is read through before anything is touched. */
async function checkTables(folder: string, { tables }: Manifest): Promise<void> {
  for (const { name, sha256 } of tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(tableFile(folder, name)), hash);
    if (hash.digest('hex') !== sha256) throw new Error(`The backup is damaged: table ${name}`);
  }
}

/** A schema without a single event holds nothing that anyone did: its tables are made again as the backup's were. */
async function dropUntouched(client: pg.Client, schema: string): Promise<void> {
  const name = client.escapeIdentifier(schema);
  const { rows } = await client.query("select to_regclass($1 || '.event') is not null as is_there", [name]);
  if (rows[0].is_there) {
    const { rowCount } = await client.query(`select from ${name}.event limit 1`);
    if (rowCount !== 0) throw new Error(`The province is in use: schema ${schema} has recorded events`);
  }
  await client.query(`drop schema if exists ${name} cascade`);
}

async function loadTables(client: pg.Client, folder: string, { tables }: Manifest): Promise<void> {
  const quoted = (name: string) => client.escapeIdentifier(name);
  // Rows that migrations have put there are among those of the backup.
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  for (const { name, columns, rows } of tables) {
    const source = createReadStream(tableFile(folder, name)).pipe(createGunzip());
    const statement = `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;
    const loaded = await copyIn(client, statement, source);
    if (loaded !== rows) throw new Error(`Table ${name}: ${loaded} rows of ${rows}`);
  }
}

/** Before the rows that name them are committed. */
async function restoreFiles(
  client: pg.Client,
  folder: string,
  manifest: Manifest,
  blobs: BlobStore,
): Promise<void> {
  const { damagedFiles } = await copyFiles(client, folderBlobStore(filesFolder(folder)), blobs);
  const known = new Set(manifest.damagedFiles);
  const lost = damagedFiles.filter((sha256) => !known.has(sha256));
  if (lost.length > 0) throw new Error(`The backup is damaged: files ${lost.join(', ')}`);
}
