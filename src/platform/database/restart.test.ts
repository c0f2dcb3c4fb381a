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
import { recordEvent } from '../events/index.ts';
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
const pool = new PatientPool(server.url, { schema: 'sample', max: 8 });
after(async () => {
  await pool.end();
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
  const seen: number[] = [];
  for (const end of [async () => {}, async () => crash()]) {
    await wait(400);
    await end();
    await server.stop();
    seen.push(acknowledged.length);
    await wait(200);
    server = await startEmbeddedPostgres(folder);
    assert.equal(new URL(server.url).port, port, 'it listens where it did');
  }
  await wait(400);
  isOver = true;
  const broken = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0);

  assert.ok(broken > 0, 'acts were cut off');
  assert.ok(seen[0]! > 0 && seen[1]! > seen[0]! && acknowledged.length > seen[1]!, 'work went on each time');
  const { rows } = await pool.query("select subject_id as id from event where subject_type = 'loan'");
  assert.deepEqual(rows.map((row) => row.id).toSorted(), acknowledged.toSorted());
});
