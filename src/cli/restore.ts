import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '#platform/backup/index.ts';
import { loadConfig, schemaOf } from '#platform/config/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { openServer } from '../open-server.ts';
import { fromHere, settingsOf } from '../settings-of.ts';

const usage = 'bin/muong restore FOLDER [--data DIR] [--province NAME]';

/** Brings a province back from a backup, where nothing has been recorded yet. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, province: { type: 'string' } },
  });
  const [folder] = positionals;
  if (!folder) {
    console.error(usage);
    return 2;
  }
  const config = loadConfig(process.env, settingsOf(values));
  const server = await openServer(config);
  try {
    const manifest = await restoreBackup(
      {
        adminUrl: server.adminUrl,
        schema: schemaOf(config.province),
        blobs: folderBlobStore(join(config.dataDir, 'files')),
      },
      fromHere(folder),
    );
    await installJobs(server.adminUrl);
    console.log(
      `${config.province}: ${manifest.province}, ${manifest.takenAt}, ${manifest.files} tệp / files`,
    );
    return 0;
  } catch (error) {
    console.error(`muong restore: ${(error as Error).message}`);
    return 1;
  } finally {
    await server.stop();
  }
}

export default { summary: 'bring a province back from a backup, into an empty database', run };
