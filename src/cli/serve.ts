import { parseArgs } from 'node:util';
import { loadConfig } from '#platform/config/index.ts';
import { type Role, start, untilStopped } from '../main.ts';
import { loadProvince, openProvince } from '../province.ts';

/** Serves a province in production; settings come from the environment (docs/operate.md). */
async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { role: { type: 'string', default: 'web,worker' } },
  });
  const roles = values.role.split(',').filter((role): role is Role => role === 'web' || role === 'worker');
  if (roles.length === 0) {
    console.error('bin/muong serve [--role web,worker]');
    return 2;
  }
  const config = loadConfig(process.env, { demo: false });
  if (roles.includes('web') && config.databaseUrl && !config.secret) {
    console.error('MUONG_SECRET is needed when several processes share a database (docs/operate.md)');
    return 2;
  }
  const province = await openProvince(config);
  await loadProvince(province);
  const started = await start(province, { roles });
  console.error(`muong: ${config.province} ${started.address ?? ''} (${roles.join(', ')})`);
  await untilStopped();
  await started.stop();
  await province.close();
  return 0;
}

export default { summary: 'serve a province: --role web,worker', run };
