import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type CatalogueProblem, parseCatalogue, publishProcedures } from '#modules/procedures/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { loadProvince, openProvince } from '../province.ts';
import { fromHere, settingsOf } from '../settings-of.ts';

const usage = 'bin/muong import procedures FILE [--data DIR] [--province NAME] [--whole] [--json]';

/** Takes a file into a province, beside a running server too. What is broken is reported; the rest is taken, unless `--whole`. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      province: { type: 'string' },
      json: { type: 'boolean' },
      whole: { type: 'boolean' },
    },
  });
  const [what, file] = positionals;
  if (what !== 'procedures' || !file) {
    console.error(usage);
    return 2;
  }
  const content = await readFile(fromHere(file)).catch(() => null);
  if (content === null) {
    console.error(`Không đọc được tệp / cannot read: ${file}`);
    return 1;
  }
  const { records, problems } = parseCatalogue(basename(file), content);
  for (const problem of problems) console.error(describe(file, problem));
  const refused = problems.filter((problem) => !problem.isTaken);
  if (values.whole && refused.length > 0) {
    console.error('Không nhập gì vì có bản ghi lỗi / nothing was imported');
    return 1;
  }

  const province = await openProvince(loadConfig(process.env, settingsOf(values)));
  try {
    const { rows } = await province.pool.query('select 1 from procedure_standard limit 1');
    if (rows.length === 0) await loadProvince(province);
    const report = await publishProcedures(
      province.system('import'),
      records.map(({ procedure }) => ({ procedure })),
      { effectiveFrom: Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh'), source: basename(file) },
    );
    const counts = { records: records.length, ...report, refused: refused.length, problems: problems.length };
    console.log(
      values.json
        ? JSON.stringify(counts)
        : `${counts.records} thủ tục đọc được: ${report.added} thêm mới, ${report.changed} thay đổi, ${report.unchanged} giữ nguyên; ${refused.length} bản ghi bị từ chối, ${counts.problems - refused.length} chỗ được nhắc.`,
    );
    return refused.length > 0 ? 1 : 0;
  } finally {
    await province.close();
  }
}

/** "procedures.json:120 (record 12, 1.001193): wrong-shape {…}" */
function describe(file: string, { place, reason, params, isTaken }: CatalogueProblem): string {
  const record = [`record ${place.record}`, ...(place.code ? [place.code] : [])].join(', ');
  const details = Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : '';
  return `${file}:${place.line} (${record}): ${reason}${details}${isTaken ? ' – taken without it' : ''}`;
}

export default { summary: 'import a file: the national catalogue of procedures', run };
