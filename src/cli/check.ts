import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { startEmbeddedPostgres } from '#platform/database/index.ts';
import { testServerSettings } from '#platform/testing/index.ts';

const summary = new URL('../platform/testing/summary-reporter.ts', import.meta.url).href;

const isCi = process.env['CI'] === 'true';

/** Programs the tests hold our work against, and the Debian packages that bring them. */
const programs: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  pdfsig: 'poppler-utils',
  xmllint: 'libxml2-utils',
  convert: 'imagemagick',
  certutil: 'libnss3-tools',
  podofosign: 'libpodofo-utils',
  mutool: 'mupdf-tools',
  tesseract: 'tesseract-ocr-vie',
  soffice: 'libreoffice-writer-nogui',
  qpdf: 'qpdf',
  openssl: 'openssl',
  'softhsm2-util': 'softhsm2',
  git: 'git',
  dovecot: 'dovecot-imapd',
  postfix: 'postfix',
};

/** Types, lint, all tests, browser journeys, accessibility: what CI runs, and nothing else. */
async function run(args: readonly string[]): Promise<number> {
  installPrograms();
  step('types', 'node_modules/.bin/tsc', []);
  step('lint and format', 'node_modules/.bin/biome', ['ci', '--diagnostic-level=warn', '--colors=off', '.']);

  say('database');
  const server = await startEmbeddedPostgres('.muong/test', testServerSettings);
  process.env['MUONG_TEST_DATABASE_URL'] = server.url;
  try {
    const files = globSync(['src/**/*.test.{ts,tsx}', 'e2e/**/*.e2e.ts']).sort();
    say(`tests (${files.length} files)`);
    const { status } = spawnSync(
      process.execPath,
      [
        ...process.execArgv,
        '--test',
        '--test-concurrency=2',
        `--test-reporter=${args[0] ?? 'dot'}`,
        '--test-reporter-destination=stdout',
        `--test-reporter=${summary}`,
        '--test-reporter-destination=stdout',
        ...files,
      ],
      { stdio: 'inherit' },
    );
    return status ?? 1;
  } finally {
    await server.stop();
  }
}

/** Installs what is missing where it may: as root on Debian. Elsewhere it says what to install. */
function installPrograms(): void {
  const missing = Object.entries(programs).filter(([program]) => !isOnPath(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    say(`installing ${packages.join(', ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  } else if (isCi) {
    throw new Error(`The tests need ${packages.join(', ')}: install them, or run as root`);
  } else {
    say(`without ${packages.join(', ')} some tests are skipped`);
  }
}

const isOnPath = (program: string) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));

function step(name: string, command: string, args: readonly string[]): void {
  say(name);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`muong check: ${name} failed`);
    process.exit(status ?? 1);
  }
}

const say = (what: string) => console.error(`muong check: ${what}`);

export default { summary: 'everything CI runs: types, lint, tests, journeys, accessibility', run };
