/** Signing files and judging signatures: people's signatures and units' seals. */
import './policy.ts';

export { type DemoHolder, enrolDemoKeys } from './commands/enrol-demo-keys.ts';
export { type SignFile, signFile } from './commands/sign-file.ts';
export { demoHolders } from './demo-holders.ts';
export type { Holder } from './model.ts';
export { findSigningKey, listSigningRecords, listTrustedRoots } from './queries.ts';
export { checkPin } from './unlock-key.ts';
export { verdictReport } from './verdict-report.ts';
export { judgePdf, type Verdict, verifyFile } from './verify-file.ts';
