/** Folders as packages between archives: written as a stream, and held against their own lists. See README.md. */
export {
  type ArchivePackage,
  type PackageEvent,
  type PackageFile,
  type PackageItem,
  places as packagePlaces,
} from './archive-package.ts';
export { inspectContent } from './inspect-content.ts';
export { type PackageFault, type PackageReport, validatePackage } from './validate-package.ts';
export { ContentChanged, writePackage } from './write-package.ts';
export { PackageTooLarge, writeZip, type ZipSource } from './write-zip.ts';
