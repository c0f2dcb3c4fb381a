import { parseArgs } from 'node:util';
import { loadConfig } from '#platform/config/index.ts';
import { start, untilStopped } from '../main.ts';
import { openProvince } from '../province.ts';
import { settingsOf } from '../settings-of.ts';

const usage = 'bin/muong worker [--data DIR] [--province NAME]';

/** Works what waits: readers of the log, letters, sweeps. Any number may run, beside the web processes or without. */
async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, province: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const config = loadConfig(process.env, settingsOf(values));
  const province = await openProvince(config);
  try {
    const started = await start(province, { roles: ['worker'] });
    console.error(
      `muong: ${config.province} (worker)${config.smtpUrl ? '' : '; SMTP_URL is not set: notices wait'}`,
    );
    await untilStopped();
    await started.stop();
    return 0;
  } finally {
    await province.close();
  }
}

export default { summary: 'work what waits: readers of the log, notices, sweeps', run };
