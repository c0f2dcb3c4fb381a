/** Signing files and judging signatures: people's signatures and units' seals. */
import './policy.ts';

export { type DemoHolder, enrolDemoKeys } from './commands/enrol-demo-keys.ts';
export { type SignFile, type SigningServices, signFile } from './commands/sign-file.ts';
export { demoHolders } from './demo-holders.ts';
export { createKeyRing, type HoldersSecret, type KeyRing, type KeyRingSettings } from './keys/key-ring.ts';
export type { Holder, Purpose } from './model.ts';
export { findSigningKey, listSigningKeys, listSigningRecords, listTrustedRoots } from './queries.ts';
export { type KeyOpening, type OpenedKey, openSigningKey } from './unlock-key.ts';
export { verdictReport } from './verdict-report.ts';
export { judgePdf, type Verdict, verifyFile } from './verify-file.ts';
