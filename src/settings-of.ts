import { resolve } from 'node:path';
import type { Config } from '#platform/config/index.ts';

/** The settings that a command's options change; folders are meant from where the person stands. */
export const settingsOf = (options: {
  readonly data?: string | undefined;
  readonly province?: string | undefined;
}): Partial<Config> => ({
  ...(options.data && { dataDir: fromHere(options.data) }),
  ...(options.province && { province: options.province }),
});

/** `bin/muong` changes to its own folder and says where it was called. */
export const fromHere = (path: string): string => resolve(process.env['MUONG_CALLED_FROM'] ?? '.', path);
