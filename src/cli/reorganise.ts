import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParticipants } from '#modules/exchange/index.ts';
import { readReorganisation, reorganise } from '#modules/org/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { PackFault, readLooseFile } from '#platform/packs/index.ts';
import { openProvince } from '../province.ts';
import { fromHere, settingsOf } from '../settings-of.ts';
import { unitMovers } from '../unit-movers.ts';

const usage = 'bin/muong reorganise PLAN.yaml [--dry-run] [--data DIR] [--province NAME]';

/** Carries out a plan of reorganisation beside a running server, or with `--dry-run` rehearses it (docs/guides/reorganise.md). */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      data: { type: 'string' },
      province: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file) {
    console.error(usage);
    return 2;
  }
  const text = await readFile(fromHere(file), 'utf8').catch(() => null);
  if (text === null) {
    console.error(`Không đọc được tệp / cannot read: ${file}`);
    return 1;
  }
  const isRehearsal = values['dry-run'] ?? false;
  const province = await openProvince(loadConfig(process.env, settingsOf(values)));
  try {
    const plan = readReorganisation(readLooseFile(basename(file), text), province.pack);
    const system = province.system('reorganise');
    const started = performance.now();
    const report = await reorganise(system, plan, unitMovers, { isRehearsal });
    if (!isRehearsal) await loadParticipants(system);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      report.isRepeated
        ? 'Phương án này đã thực hiện trước đây; không làm lại / was carried out before'
        : `${isRehearsal ? 'Diễn tập, không thay đổi gì / rehearsed, nothing was changed' : 'Đã thực hiện / done'}: ${plan.document}, ${plan.on}, ${seconds} s`,
    );
    console.log(`${String(report.endedUnits).padStart(9)}  đơn vị kết thúc / units ended`);
    for (const { name, count } of report.moved) console.log(`${String(count).padStart(9)}  ${name}`);
    return 0;
  } catch (error) {
    if (error instanceof PackFault) console.error(error.message);
    else if (error instanceof Refusal)
      console.error(`${reasons[error.code] ?? error.code}: ${JSON.stringify(error.params ?? {})}`);
    else throw error;
    return 1;
  } finally {
    await province.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  'too-early': 'Chưa đến ngày hiệu lực; chỉ diễn tập được bằng --dry-run / before its day only a rehearsal',
  'no-such-unit': 'Không có đơn vị đang hoạt động mang mã này / no unit in force has this code',
  'no-successor': 'Chưa nêu đơn vị nào tiếp nhận / nobody takes over from',
  'work-left-behind': 'Còn việc chưa có nơi tiếp nhận / open work would be left behind',
  'work-not-equal': 'Số liệu trước và sau không khớp / sums before and after differ',
};

export default { summary: 'dissolve, merge, divide and rename units with all their work', run };
