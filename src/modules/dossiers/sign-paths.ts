import { sitePaths } from '#modules/site/index.ts';
import { deskPaths } from './desk-paths.ts';

/** Addresses of signing and sealing. */
export const signPaths = {
  list: () => sitePaths.signing,
  sign: deskPaths.signing,
  sendBack: (id: string) => `${deskPaths.signing(id)}/tra-lai`,
  issue: deskPaths.issuing,
} as const;
