/** The log of facts as a Merkle log: checkpoints, and proofs about one thing. See README.md. */
export { growLedger } from './grow-ledger.ts';
export { filesIn, judgeSubjectProof, proofIn } from './judge-subject-proof.ts';
export { ledgerPaths } from './paths.ts';
export { findCheckpoint, proveSubject } from './prove-subject.ts';
export { faultWords } from './words.vi.ts';
