/** Packs: data with effective dates, read with the packs they build on. What their folders hold: packs/README.md. */
export type { PackManifest } from './manifest.ts';
export { PackFault } from './pack-fault.ts';
export { mappingOf, type PackFile, readLooseFile, rowsOf } from './pack-file.ts';
export { type Pack, readPack } from './read-pack.ts';
