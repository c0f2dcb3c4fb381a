/** A province in a folder: its rows as they were at one moment, and its files. */
export type { Manifest } from './manifest.ts';
export { type RestoreTarget, restoreBackup } from './restore-backup.ts';
export { type BackupSource, writeBackup } from './write-backup.ts';
