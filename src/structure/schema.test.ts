import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#platform/testing/index.ts';
import { sourcesOf } from './sources.ts';

const database = await testDatabase();
/** The names that a question to the catalogue finds; `schema` in it is the province's. */
const names = async (question: string): Promise<readonly string[]> => {
  const text = question.replaceAll('schema', `'${database.schema}'::regnamespace`);
  const { rows } = await sql.raw<{ name: string }>(text).execute(database.db);
  return rows.map(({ name }) => name);
};

// What keeps a province movable between nodes of a cluster: docs/decisions/0012-rules-for-many-nodes.md.
describe('a province’s tables', () => {
  test('have a primary key, each of them', async () => {
    assert.deepEqual(
      await names(`
        select relname as name from pg_class where relnamespace = schema and relkind in ('r', 'p')
          and not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p')`),
      [],
    );
  });

  test('number nothing by a sequence: identifiers are made by the program, counters are rows', async () => {
    assert.deepEqual(
      await names(`select relname as name from pg_class where relnamespace = schema and relkind = 'S'`),
      [],
    );
  });

  test('are logged, and inherit from none', async () => {
    assert.deepEqual(
      await names(`
        select relname as name from pg_class where relnamespace = schema and relkind = 'r'
          and (relpersistence <> 'p' or exists (select from pg_inherits where inhrelid = pg_class.oid))`),
      [],
    );
  });

  test('have no triggers: what follows from a fact is the work of a reader', async () => {
    assert.deepEqual(
      await names(`
        select tgrelid::regclass || ' ' || tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
        where relnamespace = schema and not tgisinternal`),
      [],
    );
  });

  test('check at the statement, not at the end: no constraint is deferrable', async () => {
    assert.deepEqual(
      await names(`select conname as name from pg_constraint where connamespace = schema and condeferrable`),
      [],
    );
  });

  test('refer to no other schema', async () => {
    assert.deepEqual(
      await names(`
        select conname as name from pg_constraint join pg_class on pg_class.oid = confrelid
        where connamespace = schema and contype = 'f' and relnamespace <> schema`),
      [],
    );
  });

  test('take their times from the program, never from the server’s clock', async () => {
    assert.deepEqual(
      await names(`
        select attrelid::regclass || '.' || attname as name from pg_attrdef
        join pg_attribute on attrelid = adrelid and attnum = adnum join pg_class on pg_class.oid = adrelid
        where relnamespace = schema
          and pg_get_expr(adbin, adrelid) ~* '(now|timestamp|random|nextval|uuid)[a-z_]*\\('`),
      [],
    );
  });
});

describe('the log of facts', () => {
  test('can be added to and read by the program, and by no means changed', async () => {
    const { rows } = await sql<{ privilege: string; may: boolean }>`
      select privilege, has_table_privilege('muong_app', 'event', privilege) as may
      from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as privilege`.execute(
      database.db,
    );
    assert.deepEqual(
      rows.filter(({ may }) => may).map(({ privilege }) => privilege),
      ['select', 'insert'],
    );
    await assert.rejects(database.db.deleteFrom('event').execute(), { code: '42501' });
  });
});

describe('the stream of migrations', () => {
  test('is named by the minute, the area and what it does', () => {
    const misnamed = sourcesOf('migrations/*')
      .map(({ path }) => path)
      .filter((path) => !/^migrations\/\d{8}T\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(path));
    assert.deepEqual(misnamed, []);
  });

  test('goes forward only: nothing is dropped, and nothing waits on a lock of a busy table', () => {
    const backward = sourcesOf('migrations/*.sql')
      .filter(({ text }) =>
        /\b(drop (table|column|schema)|truncate table|merge into|create trigger)\b/i.test(text),
      )
      .map(({ path }) => path);
    assert.deepEqual(backward, []);
  });
});
