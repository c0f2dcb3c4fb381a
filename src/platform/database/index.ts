export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
export { foldWords } from './fold-words.ts';
export { listMigrations, migrate, migrationsChecksum } from './migrate.ts';
export { isConnectionFailure, openDatabase, PatientPool, type PoolOptions, plannedAnew } from './pool.ts';
export type { Tables } from './tables.ts';
export { together, transact } from './transact.ts';
export { jsonb, newId } from './values.ts';
