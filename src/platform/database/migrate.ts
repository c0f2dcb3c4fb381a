import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const migrationFolder = new URL('../../../migrations/', import.meta.url);
const installationFile = new URL('./installation.sql', import.meta.url);

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The stream of migrations, in order of their names. */
export function listMigrations(): readonly Migration[] {
  return readdirSync(migrationFolder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, migrationFolder), 'utf8');
      return { name: file.slice(0, -'.sql'.length), sql, checksum: checksumOf(sql) };
    });
}

/** One checksum for the whole stream: a test template is made anew when it changes. */
export const migrationsChecksum = (): string =>
  checksumOf(
    [readFileSync(installationFile, 'utf8'), ...listMigrations().map((migration) => migration.checksum)].join(
      '\n',
    ),
  );

/**
 * Brings the province's schema up to date; each migration in a transaction of its own, under a lock on the
 * table of migrations, so that two processes starting at once do not meet. Running it again does nothing.
 *
 * @param adminUrl a role that may create roles, schemas and extensions
 * @param only these alone, as a backup needs them that was taken when there were no others
 * @returns the names of the migrations just applied
 * @throws Error when an applied migration was edited since
 */
export async function migrate(
  adminUrl: string,
  schema: string,
  only?: readonly string[],
): Promise<readonly string[]> {
  const migrations = listMigrations().filter(({ name }) => only?.includes(name) ?? true);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'muong-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7281001)'); // A hint only: DDL of shared things is not safe to race.
    await client.query(readFileSync(installationFile, 'utf8'));
    await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
    await client.query(
      `grant usage on schema ${client.escapeIdentifier(schema)} to muong_app, muong_sequencer`,
    );
    await client.query(
      `alter default privileges in schema ${client.escapeIdentifier(schema)} grant select, insert, update, delete on tables to muong_app`,
    );
    await client.query(`set search_path = ${client.escapeIdentifier(schema)}, public`);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null)',
    );
    const applied: string[] = [];
    for (const migration of migrations) if (await apply(client, migration)) applied.push(migration.name);
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('lock table migration in share row exclusive mode');
    const { rows } = await client.query('select checksum from migration where name = $1', [migration.name]);
    if (rows.length > 0) {
      if (rows[0].checksum !== migration.checksum) throw new Error('was edited after it had been applied');
      await client.query('rollback');
      return false;
    }
    await client.query(migration.sql);
    await client.query('insert into migration values ($1, $2, now())', [migration.name, migration.checksum]);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}

const checksumOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
