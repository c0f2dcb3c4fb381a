import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { testServerUrl } from '#platform/testing/index.ts';

/** Runs the tests named, or all of them; each file is a process of its own under Node's test runner. */
async function run(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'));
  const named = args.filter((arg) => !arg.startsWith('--'));
  const files = globSync(named.length > 0 ? named.map(testsUnder) : ['src/**/*.test.{ts,tsx}']);
  if (files.length === 0) {
    console.error(`muong test: no tests match ${named.join(' ')}`);
    return 1;
  }
  await testServerUrl();
  const inherited = process.execArgv;
  const { status } = spawnSync(
    process.execPath,
    [...inherited, '--test', '--test-concurrency=2', '--test-reporter=spec', ...options, ...files.sort()],
    { stdio: 'inherit' },
  );
  return status ?? 1;
}

const testsUnder = (path: string) =>
  /\.tsx?$/.test(path) ? path : `${path.replace(/\/$/, '')}/**/*.test.{ts,tsx}`;

export default { summary: 'run tests: all, or the files and folders named', run };
