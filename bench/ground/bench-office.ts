import { rmSync } from 'node:fs';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import { systemActor } from '#platform/access/actor.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { migrate, openDatabase, PatientPool, startEmbeddedPostgres } from '#platform/database/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { eventReaders } from '../../src/readers.ts';

const folder = '.muong/bench';
export const schema = 'sample';

/** The sample office with its people on a fresh database: for commands and queries measured without HTTP. */
export async function openBenchOffice(clients: number) {
  rmSync(`${folder}/postgres`, { recursive: true, force: true });
  const server = await startEmbeddedPostgres(folder);
  await migrate(server.url, schema);
  await installJobs(server.url);
  const pool = new PatientPool(server.url, { schema, max: clients + 2 });
  const sequencerPool = new PatientPool(server.url, { schema, role: 'muong_sequencer', max: 2 });
  const db = openDatabase(pool);
  const sequencerDb = openDatabase(sequencerPool);
  const pack = readPack('packs', schema);
  const calendar = calendarOf(pack);
  const office = await sampleOffice({
    db,
    sequencerDb,
    adminUrl: server.url,
    schema,
    context: (actor = systemActor('bench'), now = Temporal.Now.instant) =>
      createContext({
        db,
        tenant: schema,
        calendar,
        actor,
        now: typeof now === 'string' ? () => Temporal.Instant.from(now) : now,
      }),
  });
  const names = ['hung', 'thanh', 'duc', 'mai', 'yen'] as const;
  const people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await office.officer(name)] as const)),
  ) as Record<(typeof names)[number], Context>;
  return {
    url: server.url,
    pool,
    db,
    sequencerDb,
    office,
    people,
    readers: eventReaders({ config: loadConfig({}, { province: schema }), pack }),
    async close() {
      await Promise.all([pool.end(), sequencerPool.end()]);
      await server.stop();
    },
  };
}
