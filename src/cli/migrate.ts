import { parseArgs } from 'node:util';
import { loadConfig, schemaOf } from '#platform/config/index.ts';
import { migrate } from '#platform/database/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { openServer } from '../open-server.ts';
import { settingsOf } from '../settings-of.ts';

/** Brings a province's schema and the queue up to date, and nothing else: before the new version is started. */
async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, province: { type: 'string' } },
  });
  const config = loadConfig(process.env, settingsOf(values));
  const server = await openServer(config);
  try {
    const applied = await migrate(server.adminUrl, schemaOf(config.province));
    await installJobs(server.adminUrl);
    for (const name of applied) console.log(name);
    console.log(
      applied.length === 0
        ? `${config.province}: đã mới nhất / up to date`
        : `${config.province}: đã nâng cấp ${applied.length} bước / ${applied.length} applied`,
    );
    return 0;
  } finally {
    await server.stop();
  }
}

export default { summary: "bring a province's database up to date", run };
