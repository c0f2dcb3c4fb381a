import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBackup } from '#platform/backup/index.ts';
import { loadConfig, schemaOf } from '#platform/config/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { openServer } from '../open-server.ts';
import { fromHere, settingsOf } from '../settings-of.ts';

const usage = 'bin/muong backup FOLDER [--data DIR] [--province NAME]';

/** Writes a province into an empty folder, beside running processes. Ends with 1 when files were damaged. */
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
    const manifest = await writeBackup(
      {
        adminUrl: server.adminUrl,
        schema: schemaOf(config.province),
        province: config.province,
        blobs: folderBlobStore(join(config.dataDir, 'files')),
      },
      fromHere(folder),
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${config.province}: ${rows} dòng / rows, ${manifest.files} tệp / files`);
    for (const sha256 of manifest.damagedFiles)
      console.error(`Tệp hỏng hoặc mất / damaged or lost: ${sha256}`);
    return manifest.damagedFiles.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(`muong backup: ${(error as Error).message}`);
    return 1;
  } finally {
    await server.stop();
  }
}

export default { summary: 'write a province into a folder: its rows at one moment, and its files', run };
