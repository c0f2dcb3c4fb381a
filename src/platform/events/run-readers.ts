import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../context.ts';
import { type EventReader, ensureCursor, readEvents } from './read-events.ts';
import { sequenceEvents } from './sequence-events.ts';

export interface ReaderRun {
  /** A hint that something was recorded; without it the log is looked at every `pollMs`. */
  wake(): void;
  stop(): Promise<void>;
}

export interface ReaderOptions {
  /** The province's database as `muong_sequencer`. */
  readonly sequencerDb: Database;
  readonly db: Database;
  readonly readers: readonly EventReader[];
  readonly pollMs?: number;
  /** A reader that fails keeps its place and is tried again, ever more slowly; someone should hear of it. */
  onError(reader: string, error: unknown): void;
}

/** Keeps sequencing and reading until stopped. Any number of processes may do so; the locks decide who works. */
export function runReaders({ sequencerDb, db, readers, pollMs = 1000, onError }: ReaderOptions): ReaderRun {
  const stopping = new AbortController();
  const nudges: (() => void)[] = [];
  let wakeUp = Promise.withResolvers<void>();
  const wake = () => wakeUp.resolve();

  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => {});
  const nextWake = () =>
    wakeUp.promise.then(() => {
      wakeUp = Promise.withResolvers();
    });

  const loops = [
    repeat('sequencer', async () => {
      const given = await sequenceEvents(sequencerDb);
      if (given > 0) for (const nudge of nudges) nudge();
      return given > 0;
    }),
  ];
  for (const reader of readers) {
    let nudged = Promise.withResolvers<void>();
    nudges.push(() => nudged.resolve());
    const next = () => {
      const waited = nudged.promise;
      return waited.then(() => {
        nudged = Promise.withResolvers();
      });
    };
    loops.push(
      ensureCursor(db, reader.name)
        .catch((error) => onError(reader.name, error))
        .then(() => repeat(reader.name, async () => (await readEvents(db, reader)) > 0, next)),
    );
  }

  async function repeat(name: string, work: () => Promise<boolean>, awaited = nextWake): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if (await work()) continue;
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(name, error);
      }
      const pauseMs = failures > 0 ? Math.min(pollMs * 2 ** failures, 60_000) : pollMs;
      await Promise.race(
        [failures > 0 ? null : awaited(), pause(pauseMs)].filter((promise) => promise !== null),
      );
    }
  }

  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await Promise.all(loops);
    },
  };
}

/** Sequences and reads until every reader has seen everything: for tests, imports and the demonstration's seed. */
export async function catchUp(
  sequencerDb: Database,
  db: Database,
  readers: readonly EventReader[],
): Promise<void> {
  for (const reader of readers) await ensureCursor(db, reader.name);
  for (let moved = true; moved; ) {
    moved = (await sequenceEvents(sequencerDb)) > 0;
    for (const reader of readers) while ((await readEvents(db, reader)) > 0) moved = true;
  }
}
