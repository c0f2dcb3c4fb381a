import { rmSync } from 'node:fs';
import { loadConfig } from '#platform/config/index.ts';
import { startEmbeddedPostgres } from '#platform/database/index.ts';
import { start } from '../../src/main.ts';
import { loadProvince, openProvince, type Province } from '../../src/province.ts';

export interface BenchWorld {
  readonly address: string;
  /** The database, as its owner. */
  readonly url: string;
  readonly province: Province;
  close(): Promise<void>;
}

/** The sample province served for a measurement, on a fresh database of its own. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const dataDir = '.muong/bench-world';
  rmSync(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres(dataDir);
  const config = loadConfig(
    { PORT: '0', DATABASE_URL: server.url },
    { dataDir, logLevel: 'error', trustProxy: true },
  );
  const province = await openProvince(config);
  await loadProvince(province);
  const started = await start(province, { roles: ['web'], oidc: null });
  return {
    address: started.address!,
    url: server.url,
    province,
    async close() {
      await started.stop();
      await province.close();
      await server.stop();
    },
  };
}
