import { rmSync } from 'node:fs';
import { loadConfig } from '#platform/config/index.ts';
import { start } from '../src/main.ts';
import { loadProvince, openProvince } from '../src/province.ts';

/** The sample province served for a measurement, on a fresh database of its own. */
export async function openBenchWorld(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const dataDir = '.muong/bench-world';
  rmSync(dataDir, { recursive: true, force: true });
  const province = await openProvince(loadConfig({ PORT: '0' }, { dataDir, logLevel: 'error' }));
  await loadProvince(province);
  const started = await start(province, { roles: ['web'], oidc: null });
  return {
    address: started.address!,
    async close() {
      await started.stop();
      await province.close();
    },
  };
}
