/** Paper becomes copies: cover sheets, batches, parts at their places. See README.md. */
import './policy.ts';

export { uploadBatch } from './commands/upload-batch.ts';
export { coverSheets, reusableSheets, type SheetFor } from './cover-sheets.ts';
export { issueText as scanIssueText } from './messages.vi.ts';
export type { PlacedScan, ScanBatch, ScanPart, ScanPlace, ScanPlaces } from './model.ts';
export { scanMover } from './move-scans.ts';
export { ScanBox } from './pages/scan-box.tsx';
export { scanPaths } from './paths.ts';
export { listScansAbout, type ScansAbout } from './queries.ts';
export { queueUnsplit, type ScanServices, splitScanJob, workOnBatch } from './split-job.ts';
