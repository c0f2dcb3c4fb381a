import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { type EventReader, recordEvent, runReaders } from './index.ts';

const { db, sequencerDb, context } = await testDatabase();
const ctx = context();

test('what is recorded reaches every reader while they run, a failing one after its pause, and nothing after the stop', async () => {
  const steady = Promise.withResolvers<number>();
  const recovered = Promise.withResolvers<number>();
  let tries = 0;
  const readers: readonly EventReader[] = [
    { name: 'steady', handle: async (_tx, events) => steady.resolve(events.length) },
    {
      name: 'moody',
      async handle(_tx, events) {
        tries += 1;
        if (tries === 1) throw new Error('not yet');
        recovered.resolve(events.length);
      },
    },
  ];
  const failures: string[] = [];
  const onError = (reader: string) => failures.push(reader);
  const run = runReaders({ sequencerDb, db, readers, pollMs: 20, onError });
  await ctx.transaction((tx) =>
    recordEvent(tx, ctx, { type: 'book-lent', subject: { type: 'loan', id: newId(), version: 1 } }),
  );
  run.wake();
  assert.deepEqual(await Promise.all([steady.promise, recovered.promise]), [1, 1]);
  assert.deepEqual(failures, ['moody']);
  await run.stop();
});
