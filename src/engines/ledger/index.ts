/** A Merkle log: leaves appended, inclusion proved, proofs judged (RFC 6962, RFC 9162, C2SP tlog-tiles). See README.md. */
export { canonicalJson } from './canonical-json.ts';
export { leafHash, pathTo, rootOf } from './merkle-tree.ts';
export { rootFrom } from './root-from.ts';
export {
  type Checkpoint,
  judgeProof,
  type ProofFault,
  type ProofVerdict,
  type ProvedEntry,
  type ProvedFact,
  type SubjectProof,
} from './subject-proof.ts';
export { appendLeaves, pathIn, rootAt, type Tiles, type WritableTiles } from './tiles.ts';
