import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { PatientPool } from '../database/index.ts';

/** Makes the queue's own schema, or brings it up to date. It belongs to the program's role, which works the queue. */
export async function installJobs(adminUrl: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    const { rowCount } = await admin.query("select 1 from pg_namespace where nspname = 'graphile_worker'");
    if (rowCount === 0) await admin.query('create schema graphile_worker authorization muong_app');
    const { rows } = await admin.query('select current_database() as name');
    await admin.query(`grant create on database ${pg.escapeIdentifier(rows[0].name)} to muong_app`);
  } finally {
    await admin.end();
  }
  const worker = new PatientPool(adminUrl, { role: 'muong_app', max: 2 });
  await runMigrations({ pgPool: worker, logger: quiet }).finally(() => worker.end());
}

export const quiet = new Logger(() => () => {});
