import { parseArgs } from 'node:util';
import { type ReplayFrom, replayStatuses } from '#modules/national-portal/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { openProvince } from '../province.ts';
import { settingsOf } from '../settings-of.ts';

const usage =
  'bin/muong portal replay (--from INSTANT | --position N | --dossier CODE) [--data DIR] [--province NAME]';

/** Lets statuses be told to the national portal once more, beside a running server too, with the ids they had. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      position: { type: 'string' },
      dossier: { type: 'string' },
      data: { type: 'string' },
      province: { type: 'string' },
    },
  });
  const from = readFrom(values);
  if (positionals[0] !== 'replay' || !from) {
    console.error(usage);
    return 2;
  }
  const province = await openProvince(loadConfig(process.env, settingsOf(values)));
  try {
    const count = await replayStatuses(province.system('portal'), from);
    console.log(`${count} bản tin chờ gửi lại, cùng mã cũ / messages wait to be sent again`);
    return 0;
  } finally {
    await province.close();
  }
}

/** Exactly one point to begin at; nothing for what is none. */
function readFrom(values: {
  readonly from?: string | undefined;
  readonly position?: string | undefined;
  readonly dossier?: string | undefined;
}): ReplayFrom | undefined {
  const given = [values.from, values.position, values.dossier].filter((value) => value !== undefined);
  if (given.length !== 1) return undefined;
  if (values.dossier !== undefined) return { dossierCode: values.dossier };
  if (values.position !== undefined) {
    return /^[1-9]\d{0,17}$/.test(values.position) ? { position: values.position } : undefined;
  }
  try {
    return { at: Temporal.Instant.from(values.from!) };
  } catch {
    return undefined;
  }
}

export default { summary: 'tell statuses to the national portal again, from any point', run };
