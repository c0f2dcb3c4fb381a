/** Scanned batches: pages found, cover sheets read, papers cut apart. See README.md. */
export { removePages, type ScanFile } from './join-pages.ts';
export { type ReadScan, type ReadScanOptions, readScan, type ScanPart } from './read-scan.ts';
export { ScanUnreadable } from './scan-unreadable.ts';
export { readSheetText, type Sheet, sheetText } from './sheet.ts';
export { type PageRun, splitPages } from './split-pages.ts';
