/** Files of work, the agency's archive, retention, holds, destruction and packages. See README.md. */
import './policy.ts';

export type { ArchiveServices } from './archive-services.ts';
export { acceptHandOver } from './commands/accept-hand-over.ts';
export { closeFolder } from './commands/close-folder.ts';
export { exportPackage } from './commands/export-package.ts';
export { issuePlan } from './commands/issue-plan.ts';
export { loadRetentionKinds } from './commands/load-retention-kinds.ts';
export { offerFolders } from './commands/offer-folders.ts';
export { type OpenFolder, openFolder } from './commands/open-folder.ts';
export { type PlanFolder, planFolder } from './commands/plan-folder.ts';
export { type PutInFolder, putInFolder } from './commands/put-in-folder.ts';
export { setHold } from './commands/set-hold.ts';
export { documentRecords } from './document-records.ts';
export { listHoldsOn, whyKept } from './holds.ts';
export type { Folder, FolderState } from './model.ts';
export { archiveMovers } from './move-archive.ts';
export { listFoldersOf } from './queries.ts';
export type { ArchivedRecord, RecordFile, RecordSource } from './records.ts';
export { sweepErasures } from './sweep-erasures.ts';
export { sweepRetention } from './sweep-retention.ts';
