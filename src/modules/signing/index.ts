/** Signing files and judging signatures: people's signatures and units' seals. */
import './policy.ts';

export { type Authorities, createAuthorities } from './authorities/authorities.ts';
export { readSigningSettings, type SigningSettings } from './authorities/settings.ts';
export { type Batch, type BatchEntry, getBatch, listUnfinishedBatches } from './batch-queries.ts';
export { type CheckedFile, checkFile, namedOriginal } from './check-file.ts';
export { type AskConfirmation, askConfirmation } from './commands/ask-confirmation.ts';
export { beginBatch } from './commands/begin-batch.ts';
export { type CertifyCopy, certifyCopy } from './commands/certify-copy.ts';
export { changePin } from './commands/change-pin.ts';
export { type DemoHolder, enrolDemoKeys } from './commands/enrol-demo-keys.ts';
export { type EnrolKey, enrolKey, type KeySource } from './commands/enrol-key.ts';
export { type KeepMark, keepMark } from './commands/keep-mark.ts';
export { loadTrust } from './commands/load-trust.ts';
export { type PassTurn, passTurn } from './commands/pass-turn.ts';
export { refuseSigning } from './commands/refuse-signing.ts';
export { type RequestSigning, requestSigning } from './commands/request-signing.ts';
export { type SignDocument, signDocument } from './commands/sign-document.ts';
export { type SignFile, signFile } from './commands/sign-file.ts';
export { withdrawKey } from './commands/withdraw-key.ts';
export { withdrawSigning } from './commands/withdraw-signing.ts';
export { carryConfirmations } from './confirmations/carry-confirmations.ts';
export type { Confirmed, ConfirmedActs } from './confirmations/confirmed-acts.ts';
export { listCopies } from './copies/certified-copies.ts';
export { copyTitles } from './copies/copy-words.ts';
export { demoHolders } from './demo-holders.ts';
export {
  createKeyRing,
  type HoldersSecret,
  type KeyRing,
  type KeyRingSettings,
  sealedKeyRing,
} from './keys/key-ring.ts';
export { createLayoutChecker, type LayoutChecker } from './layout/layout-checker.ts';
export type { SigningServices } from './make-signature.ts';
export type { Holder, Purpose } from './model.ts';
export { listOriginalsOf, type Original, type OriginalKey } from './originals/original.ts';
export type { ForBearer, OriginalKeeper, OriginalStanding } from './originals/original-keeper.ts';
export {
  createOriginalRegister,
  type NewOriginal,
  type OriginalRegister,
} from './originals/original-register.ts';
export { signingPaths } from './paths.ts';
export { getKeptForm, type KeptForm } from './preservation/kept-forms.ts';
export { preserveSigned } from './preservation/preserve-signed.ts';
export { findKeptForm, listEnding, type PreservedFile } from './preservation/preserved-files.ts';
export { raiseSigned } from './preservation/raise-signed.ts';
export {
  findSigningKey,
  listSigningKeys,
  listSigningRecords,
  listTrustedRoots,
  type SigningKey,
} from './queries.ts';
export { type JwkSet, verifyJws } from './receipts/compact-jws.ts';
export {
  judgeReceipt,
  looksLikeReceipt,
  type OriginalClaims,
  type ReceiptClaims,
  type ReceiptVerdict,
} from './receipts/receipt.ts';
export { offlineStyle } from './receipts/receipt-page.ts';
export {
  createReceiptPress,
  openProvinceKey,
  type ProvinceKey,
  type ReceiptPress,
  readReceiptKeys,
} from './receipts/receipt-press.ts';
export { receiptLines } from './receipts/receipt-words.ts';
export { refusedToSign } from './refused-to-sign.ts';
export type { AskedStage, SigningRequest, Turn } from './request-model.ts';
export { getRequest, getTurn, listRequestsBy, listSignatures } from './request-queries.ts';
export { signingMovers } from './requests-mover.ts';
export { type FileRevocation, findRevocation, markRevoked } from './revocations.ts';
export { signBatch } from './sign-batch.ts';
export { signTogether } from './sign-together.ts';
export { signingActs } from './signing-acts.ts';
export { unreadableWords } from './text.ts';
export { type KeyOpening, type OpenedKey, openSigningKey, Unconfirmed } from './unlock-key.ts';
export { checkReport } from './verdict-report.ts';
export { judgeFile, type Verdict, verifyFile } from './verify-file.ts';
