/** Signing files and judging signatures: people's signatures and units' seals. */
import './policy.ts';

export { type DemoHolder, enrolDemoKeys } from './commands/enrol-demo-keys.ts';
export { type SignFile, signFile } from './commands/sign-file.ts';
export type { Holder } from './model.ts';
export { findSigningKey, listSigningRecords } from './queries.ts';
export { type Verdict, verifyFile } from './verify-file.ts';
