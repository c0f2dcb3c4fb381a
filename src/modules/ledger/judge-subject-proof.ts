import { type Checkpoint, judgeProof, type ProofVerdict, type SubjectProof } from '#engines/ledger/index.ts';
import { type JwkSet, verifyJws } from '#modules/signing/index.ts';

/** Judges a proof by the published keys of the province, and by nothing else. */
export const judgeSubjectProof = (proof: SubjectProof, keys: JwkSet): ProofVerdict =>
  judgeProof(proof, (jws) => {
    const found = verifyJws(jws, keys);
    return 'payload' in found && isCheckpoint(found.payload) ? found.payload : null;
  });

const isCheckpoint = (value: unknown): value is Checkpoint => {
  const { size, root, at } = (value ?? {}) as Partial<Checkpoint>;
  return Number.isInteger(size) && typeof root === 'string' && typeof at === 'string';
};

/** Whether a text is a proof at all, and not another file of JSON. */
export function proofIn(text: string): SubjectProof | null {
  try {
    const value = JSON.parse(text) as SubjectProof;
    return value?.format === 'muong-subject-proof/1' ? value : null;
  } catch {
    return null;
  }
}

/** The hashes of files that the facts of a proof name. */
export const filesIn = (verdict: ProofVerdict): readonly string[] =>
  verdict.isProved
    ? verdict.facts.flatMap(({ data }) => (Array.isArray(data['files']) ? (data['files'] as string[]) : []))
    : [];
