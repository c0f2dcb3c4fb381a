import type { Config } from '#platform/config/index.ts';
import { startEmbeddedPostgres } from '#platform/database/index.ts';

export interface DatabaseServer {
  readonly url: string;
  /** Of the role that owns the schema. */
  readonly adminUrl: string;
  /** Stops the server if it was started here. */
  stop(): Promise<void>;
}

/** The database server of the settings: another's, or the embedded one, started or joined. */
export async function openServer({
  databaseUrl,
  databaseAdminUrl,
  dataDir,
}: Config): Promise<DatabaseServer> {
  if (databaseUrl === null) {
    const { url, stop } = await startEmbeddedPostgres(dataDir);
    return { url, adminUrl: url, stop };
  }
  return { url: databaseUrl, adminUrl: databaseAdminUrl ?? databaseUrl, stop: async () => {} };
}
