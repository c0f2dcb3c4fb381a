import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '#platform/database/index.ts';
import { testServerUrl } from '#platform/testing/index.ts';

const tablesFile = 'src/platform/database/tables.ts';

/** Writes the row types of the migrated database; tables of the migration stream itself are left out. */
async function run(): Promise<number> {
  const server = new URL(await testServerUrl());
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  const name = `types_${process.pid}`;
  await admin.query(`create database ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrate(url.href, 'sample');
    execFileSync(
      'node_modules/.bin/kysely-codegen',
      ['--config-file', '.kysely-codegenrc.json', '--url', url.href],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    writeFileSync(
      tablesFile,
      readFileSync(tablesFile, 'utf8').replace('export interface DB', 'export interface Tables'),
    );
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
  return 0;
}

export default { summary: 'generate the row types from the migrations', run };
