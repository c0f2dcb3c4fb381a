import { after } from 'node:test';
import pg from 'pg';
import type { Actor } from '../access/actor.ts';
import { systemActor } from '../access/actor.ts';
import { calendarOf } from '../calendar/index.ts';
import type { Context, Database } from '../context.ts';
import { createContext } from '../create-context.ts';
import {
  migrate,
  migrationsChecksum,
  openDatabase,
  PatientPool,
  startEmbeddedPostgres,
} from '../database/index.ts';
import { readPack } from '../packs/index.ts';

/** A database of the test file's own, cloned from the migrated template; it goes when the file ends. */
export interface TestDatabase {
  readonly db: Database;
  /** The same rows as the role that positions events. */
  readonly sequencerDb: Database;
  /** The owner's connection: what the program's role may not do. */
  readonly adminUrl: string;
  readonly schema: string;
  /** A context for the actor, on a day of the test's choosing. */
  context(actor?: Actor, now?: string | (() => Temporal.Instant)): Context;
}

const schema = 'sample';
const calendar = calendarOf(readPack('packs', 'sample'));

/** The server all tests share; `bin/muong test` has started it. */
export async function testServerUrl(): Promise<string> {
  const given = process.env['MUONG_TEST_DATABASE_URL'];
  if (given) return given;
  const { url } = await startEmbeddedPostgres('.muong/test', testServerSettings);
  process.env['MUONG_TEST_DATABASE_URL'] = url;
  return url;
}

/** Durability is tested elsewhere, with a server of its own: here speed counts. */
export const testServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** Clones a fresh database for this test file and drops it after the last test. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const name = `test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const adminUrl = withDatabase(serverUrl, name);
  await asAdmin(serverUrl, async (admin) => {
    await admin.query(
      `create database ${name} template ${await ensureTemplate(admin, serverUrl)} strategy file_copy`,
    );
  });

  const pools = {
    app: new PatientPool(adminUrl, { schema, role: 'muong_app', max: 10 }),
    sequencer: new PatientPool(adminUrl, { schema, role: 'muong_sequencer', max: 2 }),
  };
  const db = openDatabase(pools.app);
  after(async () => {
    await Promise.all([pools.app.end(), pools.sequencer.end()]);
    await asAdmin(serverUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return {
    db,
    sequencerDb: openDatabase(pools.sequencer),
    adminUrl,
    schema,
    context: (actor = systemActor('test'), now = '2026-11-23T02:00:00Z') =>
      createContext({
        db,
        actor,
        tenant: schema,
        calendar,
        now: typeof now === 'string' ? () => Temporal.Instant.from(now) : now,
      }),
  };
}

/** The template is named after the migrations it holds, so an edited migration makes a new one. */
async function ensureTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const name = `template_${migrationsChecksum()}`;
  await admin.query('select pg_advisory_lock(7281002)');
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await admin.query(`create database ${name}_new`);
    try {
      await migrate(withDatabase(serverUrl, `${name}_new`), schema);
      await admin.query(`alter database ${name}_new rename to ${name}`);
    } catch (error) {
      await admin.query(`drop database ${name}_new with (force)`);
      throw error;
    }
  }
  await admin.query('select pg_advisory_unlock(7281002)');
  return name;
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

const withDatabase = (url: string, database: string) => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};
