import { leafHash } from './merkle-tree.ts';
import { rootFrom } from './root-from.ts';

/** A fact as it stands in the log, to the byte, and what leads from it to the root. */
export interface ProvedEntry {
  /** SHA-256 over 00 and these bytes is the leaf (RFC 6962, 2.1). */
  readonly entry: string;
  readonly index: number;
  /** From the leaf up, hexadecimal. */
  readonly path: readonly string[];
}

/** All that it takes to check the facts about one thing without whoever keeps the log. */
export interface SubjectProof {
  readonly format: 'muong-subject-proof/1';
  readonly subject: { readonly type: string; readonly id: string };
  readonly entries: readonly ProvedEntry[];
  /** Compact JWS over `{ size, root, at }`. */
  readonly checkpoint: string;
}

/** What a checkpoint vouches for: the log as it was, of so many facts. */
export interface Checkpoint {
  readonly size: number;
  readonly root: string;
  readonly at: string;
}

export type ProofFault =
  | 'proof-malformed'
  | 'checkpoint-not-believed'
  | 'entry-not-in-log'
  | 'entry-of-another'
  | 'entries-out-of-order';

export type ProofVerdict =
  | { readonly isProved: true; readonly checkpoint: Checkpoint; readonly facts: readonly ProvedFact[] }
  | { readonly isProved: false; readonly fault: ProofFault; readonly index?: number };

export interface ProvedFact {
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: { readonly kind: string; readonly name: string };
  readonly subject: { readonly type: string; readonly id: string; readonly version: number };
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Judges a proof: each fact is about the subject, stands in the log of the checkpoint at its place, and none twice.
 *
 * @param believe what a checkpoint's signature vouches for; null where it is not to be believed
 */
export function judgeProof(proof: SubjectProof, believe: (jws: string) => Checkpoint | null): ProofVerdict {
  const fails = (fault: ProofFault, index?: number): ProofVerdict => ({
    isProved: false,
    fault,
    ...(index !== undefined && { index }),
  });
  if (proof.format !== 'muong-subject-proof/1' || !Array.isArray(proof.entries))
    return fails('proof-malformed');
  const checkpoint = believe(proof.checkpoint);
  if (!checkpoint) return fails('checkpoint-not-believed');
  const facts: ProvedFact[] = [];
  let before = -1;
  for (const { entry, index, path } of proof.entries) {
    if (!(index > before)) return fails('entries-out-of-order', index);
    before = index;
    const steps = path.map((hex: string) => Buffer.from(hex, 'hex'));
    const root = rootFrom(leafHash(Buffer.from(entry)), index, checkpoint.size, steps);
    if (root?.toString('hex') !== checkpoint.root) return fails('entry-not-in-log', index);
    const fact = parse(entry);
    if (fact?.subject?.id !== proof.subject.id) return fails('entry-of-another', index);
    facts.push(fact);
  }
  return { isProved: true, checkpoint, facts };
}

function parse(entry: string): ProvedFact | undefined {
  try {
    return JSON.parse(entry) as ProvedFact;
  } catch {
    return undefined;
  }
}
