import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { catchUp } from '#platform/events/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { deliverHere } from './commands/deliver-here.ts';
import { commune, homeAffairs, sampleAxis } from './fixtures.ts';
import { composeDocument, sendEnvelope } from './index.ts';
import { arrivalReader, tellArrival } from './tell-arrival.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
await installJobs(database.adminUrl);
const { services, system, document } = await sampleAxis(database);
const reader = arrivalReader('sample');

describe('a document that has arrived here', () => {
  test('is told to its sender by status 01, once, however often the job runs; statuses are not answered', async () => {
    await sendEnvelope(system, services, composeDocument(document({ to: [homeAffairs, commune] })));
    await deliverHere(system);
    await catchUp(sequencerDb, db, [reader]);
    const jobs = async () =>
      (
        await sql<{ payload: { deliveryId: string } }>`
        select payload from graphile_worker._private_jobs as jobs`.execute(db)
      ).rows.map(({ payload }) => payload.deliveryId);
    const waiting = await jobs();
    assert.equal(waiting.length, 2);
    for (const deliveryId of [...waiting, ...waiting]) await tellArrival(system, services, deliveryId);
    const told = await db.selectFrom('exchangeStatus').select(['deliveryId', 'code']).execute();
    assert.deepEqual(
      told.map(({ code }) => code),
      ['01', '01'],
    );
    assert.deepEqual(new Set(told.map(({ deliveryId }) => deliveryId)), new Set(waiting));
    await deliverHere(system);
    await catchUp(sequencerDb, db, [reader]);
    assert.equal((await jobs()).length, 2, 'the statuses have arrived too, and call for nothing');
  });
});
