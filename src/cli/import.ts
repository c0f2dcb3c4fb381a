import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CatalogueProblem,
  parseCatalogue,
  publishPackedProcedure,
  publishProcedures,
  readProcedureFile,
} from '#modules/procedures/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { PackFault, readLooseFile } from '#platform/packs/index.ts';
import { loadProvince, openProvince, type Province } from '../province.ts';
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
  if (/\.ya?ml$/.test(file)) return importOne(basename(file), content.toString('utf8'), settingsOf(values));
  const { records, problems } = parseCatalogue(basename(file), content);
  for (const problem of problems) console.error(describe(file, problem));
  const refused = problems.filter((problem) => !problem.isTaken);
  if (values.whole && refused.length > 0) {
    console.error('Không nhập gì vì có bản ghi lỗi / nothing was imported');
    return 1;
  }

  const province = await openProvince(loadConfig(process.env, settingsOf(values)));
  try {
    await loadOnce(province);
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

/**
 * A procedure in one file, with its form, process, result and examples: live from the next request on, in a running
 * server too. Its examples are run first, and one that fails keeps the old version in force.
 */
async function importOne(
  name: string,
  text: string,
  settings: Parameters<typeof loadConfig>[1],
): Promise<number> {
  try {
    const files = readProcedureFile(readLooseFile(name, text));
    const province = await openProvince(loadConfig(process.env, settings));
    try {
      await loadOnce(province);
      const { outcome, faults } = await publishPackedProcedure(
        province.system('import'),
        files,
        province.letters,
      );
      for (const { example, about, expected, found } of faults) {
        console.error(
          `${name}: ${example}: ${about}: ${JSON.stringify(found)}, chờ / expected ${JSON.stringify(expected)}`,
        );
      }
      console.log(`${files.procedure.code} ${files.procedure.name}: ${outcomeWords[outcome]}`);
      return outcome === 'refused' ? 1 : 0;
    } finally {
      await province.close();
    }
  } catch (error) {
    if (!(error instanceof PackFault)) throw error;
    console.error(error.message);
    return 1;
  }
}

const outcomeWords = {
  added: 'thêm mới / added',
  changed: 'có phiên bản mới / a new version',
  unchanged: 'giữ nguyên / unchanged',
  refused: 'không nhập vì ví dụ không đạt / not imported, an example failed',
} as const;

async function loadOnce(province: Province): Promise<void> {
  const { rows } = await province.pool.query('select 1 from procedure_standard limit 1');
  if (rows.length === 0) await loadProvince(province);
}

/** "procedures.json:120 (record 12, 1.001193): wrong-shape {…}" */
function describe(file: string, { place, reason, params, isTaken }: CatalogueProblem): string {
  const record = [`record ${place.record}`, ...(place.code ? [place.code] : [])].join(', ');
  const details = Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : '';
  return `${file}:${place.line} (${record}): ${reason}${details}${isTaken ? ' – taken without it' : ''}`;
}

export default {
  summary: 'import a file: the national catalogue of procedures, or one procedure with its form and process',
  run,
};
