import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** One workload: ours and its floor measured in the same run; `ratio` is ours to floor, higher is better. */
export interface Bench {
  readonly name: string;
  run(): Promise<BenchResult>;
}

export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly unit: string;
  readonly [more: string]: unknown;
}

const folder = new URL('../../bench/', import.meta.url);

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const [name] = positionals;
  if (!name || !known.includes(name)) {
    console.error(`bin/muong bench NAME [--json]\n${known.map((each) => `  ${each}`).join('\n')}`);
    return 2;
  }
  const { default: bench } = (await import(new URL(`${name}.ts`, folder).href)) as { default: Bench };
  const result = await bench.run();
  if (!values.json) {
    console.log(
      `${result.name}: ${round(result.ours)} ${result.unit}, floor ${round(result.floor)}, ratio ${round(result.ratio)}`,
    );
  }
  console.log(JSON.stringify(result));
  return 0;
}

const round = (value: number): number => Number(value.toPrecision(4));

export default { summary: 'measure a workload against its floor in the same run', run };
