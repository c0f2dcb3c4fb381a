import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { createLetterPress, type LetterPress } from '#engines/letters/index.ts';
import type { Calendar } from '#engines/working-time/index.ts';
import { loadRetentionKinds } from '#modules/archive/index.ts';
import { loadOwnEvents } from '#modules/data-platform/index.ts';
import { loadDocumentRules, loadNumberRules } from '#modules/documents/index.ts';
import { loadRefusalGrounds } from '#modules/dossiers/index.ts';
import { loadParticipants } from '#modules/exchange/index.ts';
import { loadOrganisation } from '#modules/org/index.ts';
import { loadFeeRules } from '#modules/payments/index.ts';
import { loadPaperKinds } from '#modules/personal-store/index.ts';
import { loadProcedures } from '#modules/procedures/index.ts';
import { loadCentres } from '#modules/service-centre/index.ts';
import { loadTrust, readSigningSettings } from '#modules/signing/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { type Config, schemaOf } from '#platform/config/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { migrate, openDatabase, PatientPool } from '#platform/database/index.ts';
import { type BlobStore, folderBlobStore } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { type Pack, readPack } from '#platform/packs/index.ts';
import './modules.ts';
import { type DatabaseServer, openServer } from './open-server.ts';
import { publishedEvents } from './published-events.ts';

export const packsFolder = fileURLToPath(new URL('../packs', import.meta.url));

/** A province opened for work: its rows, its files, its calendar, its letters. */
export interface Province {
  readonly config: Config;
  readonly pack: Pack;
  readonly calendar: Calendar;
  readonly db: Database;
  readonly sequencerDb: Database;
  readonly pool: pg.Pool;
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  /** Who acts for the program itself. */
  system(name: string): Context;
  close(): Promise<void>;
}

/**
 * Opens the province of the settings: starts the embedded database where no other is named, brings the schema up
 * to date, and opens the pools. Beside a running server it joins the database that runs.
 */
export async function openProvince(config: Config): Promise<Province> {
  const pack = readPack(packsFolder, config.province);
  const server = await openServer(config);
  try {
    return await open(config, pack, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function open(config: Config, pack: Pack, server: DatabaseServer): Promise<Province> {
  const { url, adminUrl } = server;
  const schema = schemaOf(config.province);
  await migrate(adminUrl, schema);
  await installJobs(adminUrl);

  const pool = new PatientPool(url, { schema, role: 'muong_app', max: 16 });
  const sequencerPool = new PatientPool(url, { schema, role: 'muong_sequencer', max: 2 });
  const db = openDatabase(pool);
  const calendar = calendarOf(pack);
  const letters = createLetterPress({
    templatesRoots: [...pack.names].reverse().map((name) => join(packsFolder, name, 'letters')),
  });
  return {
    config,
    pack,
    calendar,
    db,
    sequencerDb: openDatabase(sequencerPool),
    pool,
    blobs: folderBlobStore(join(config.dataDir, 'files')),
    letters,
    system: (name) => createContext({ db, tenant: config.province, calendar, actor: systemActor(name) }),
    async close() {
      await letters.close();
      await Promise.all([pool.end(), sequencerPool.end()]);
      await server.stop();
    },
  };
}

/** Loads the province's places, agencies and procedures from its pack; loading again adds what is new. */
export async function loadProvince(province: Province): Promise<void> {
  const ctx = province.system('pack');
  await loadOrganisation(ctx, province.pack);
  await loadParticipants(ctx);
  await loadOwnEvents(ctx, publishedEvents);
  await loadProcedures(ctx, province.pack);
  await loadNumberRules(ctx, province.pack);
  await loadDocumentRules(ctx, province.pack);
  await loadRetentionKinds(ctx, province.pack);
  await loadFeeRules(ctx, province.pack);
  await loadRefusalGrounds(ctx, province.pack);
  await loadPaperKinds(ctx, province.pack);
  await loadCentres(ctx, province.pack);
  await loadTrust(ctx, readSigningSettings(province.pack, province.config.signingFile).roots);
}
