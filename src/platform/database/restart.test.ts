import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { systemActor } from '../access/actor.ts';
import { calendarOf } from '../calendar/index.ts';
import { createContext } from '../create-context.ts';
import { type EventReader, recordEvent, runReaders } from '../events/index.ts';
import { addJob, installJobs, type Job, runJobs } from '../jobs/index.ts';
import { readPack } from '../packs/index.ts';
import {
  isConnectionFailure,
  migrate,
  newId,
  openDatabase,
  PatientPool,
  startEmbeddedPostgres,
} from './index.ts';

/** A server of our own, as a province runs it: durable, unlike the one that the other tests share. */
const folder = await mkdtemp(join(tmpdir(), 'muong-restart-'));
let server = await startEmbeddedPostgres(folder);
await migrate(server.url, 'sample');
await installJobs(server.url);
const pool = new PatientPool(server.url, { schema: 'sample', max: 8 });
const sequencerPool = new PatientPool(server.url, { schema: 'sample', role: 'muong_sequencer', max: 2 });
after(async () => {
  await Promise.all([pool.end(), sequencerPool.end()]);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const ctx = createContext({
  db: openDatabase(pool),
  tenant: 'sample',
  calendar: calendarOf(readPack('packs', 'sample')),
  actor: systemActor('test'),
});

/** Acts one after another, each until it is acknowledged; a lost connection leaves open whether it was done. */
async function write(isOver: () => boolean, acknowledged: string[]): Promise<number> {
  let broken = 0;
  while (!isOver()) {
    const id = newId();
    const fact = { type: 'book-lent', subject: { type: 'loan', id, version: 1 } };
    for (let isDone = false; !isDone; ) {
      isDone = await ctx
        .transaction((tx) => recordEvent(tx, ctx, fact))
        .then(
          () => true,
          (error) => {
            if (error.code === '23505') return true; // It had been done: only the answer was lost.
            if (!isConnectionFailure(error)) throw error;
            broken += 1;
            return false;
          },
        );
    }
    acknowledged.push(id);
  }
  return broken;
}

/** The signal that ends PostgreSQL on the spot, as a power cut does: the next start replays its log. */
const crash = (): void => {
  const [pid] = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
};

test('a database restarted and killed under load keeps every acknowledged act, once, and the pool lives on', async () => {
  const acknowledged: string[] = [];
  let isOver = false;
  const writers = Array.from({ length: 8 }, () => write(() => isOver, acknowledged));
  const port = new URL(server.url).port;
  /** Until so much more has been done, however slow the machine. */
  const more = async () => {
    for (const goal = acknowledged.length + 20; acknowledged.length < goal; ) await wait(20);
  };
  for (const end of [async () => {}, async () => crash()]) {
    await more();
    await end();
    await server.stop();
    await wait(200);
    server = await startEmbeddedPostgres(folder);
    assert.equal(new URL(server.url).port, port, 'it listens where it did');
  }
  await more();
  isOver = true;
  const broken = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0);

  assert.ok(broken > 0, 'acts were cut off');
  const { rows } = await pool.query("select subject_id as id from event where subject_type = 'loan'");
  assert.deepEqual(rows.map((row) => row.id).toSorted(), acknowledged.toSorted());
});

test('readers and jobs go on by themselves after a restart', async () => {
  const done = new Set<string>();
  const job: Job = { name: 'greet', run: async ({ id }) => void done.add(String(id)) };
  const reader: EventReader = {
    name: 'greeter',
    async handle(tx, events) {
      for (const { type, subject } of events) {
        if (type === 'reader-joined') await addJob(tx, job.name, { tenant: 'sample', id: subject.id });
      }
    },
  };
  const failures: string[] = [];
  const onError = (what: string) => failures.push(what);
  const sequencerDb = openDatabase(sequencerPool);
  const readers = runReaders({ sequencerDb, db: ctx.db, readers: [reader], pollMs: 100, onError });
  const jobs = runJobs({ pool, tenant: 'sample', jobs: [job], onError });
  const join = async () => {
    const id = newId();
    const fact = { type: 'reader-joined', subject: { type: 'reader', id, version: 1 } };
    await ctx.transaction((tx) => recordEvent(tx, ctx, fact));
    for (let tries = 0; !done.has(id); tries += 1) {
      assert.ok(tries < 1000, `never greeted; failed meanwhile: ${failures}`);
      await wait(20);
    }
  };
  await join();
  await server.stop();
  await wait(500);
  server = await startEmbeddedPostgres(folder);
  await join();
  await Promise.all([readers.stop(), jobs.stop()]);
});
