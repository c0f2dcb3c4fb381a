import {
  judgeChecked,
  judgeDocumentTimestamp,
  type PdfSignatureReport,
  readTrust,
  type SignatureFinding,
  type SignatureReason,
  type Trust,
  trustWith,
  type VerifyOptions,
} from '#engines/pdf-signature/index.ts';
import type { Container } from './container.ts';
import { reportOf } from './container-report.ts';
import {
  type FoundInContainer,
  type FoundSignature,
  type FoundTimestamp,
  findSignatures,
} from './find-signatures.ts';

/** A signature or timestamp of a container, with what stands behind its report. */
export interface JudgedInContainer {
  readonly report: PdfSignatureReport;
  readonly finding: SignatureFinding;
  /** What is trusted, with what it brings to prove itself. */
  readonly trust: Trust;
  /** Nothing of a timestamp over files. */
  readonly signature?: FoundSignature;
}

/** Judges all that signs the files of a container, each in the light of the timestamps that cover it. */
export function judgeContainer(container: Container, options: VerifyOptions): readonly JudgedInContainer[] {
  const found = findSignatures(container);
  const trust = readTrust(options);
  const proofs = new TimestampProofs(found, trust, options.at);
  const signatures = found.signatures.map((signature): JudgedInContainer => {
    const own = trustWith(signature.checked, trust);
    const coveredAt = proofs.coveredAt(signature.file);
    const finding = judgeChecked(signature.checked, trust, { at: options.at, coveredAt });
    const told = { place: signature.place, kind: 'signature', coveredAt } as const;
    return { report: reportOf(told, finding, own, options), finding, trust: own, signature };
  });
  const timestamps = found.timestamps.map((timestamp): JudgedInContainer => {
    const finding = proofs.findingOf(timestamp);
    const told = { place: timestamp.place, kind: 'timestamp' } as const;
    return { report: reportOf(told, finding, trust, options), finding, trust };
  });
  return [...signatures, ...timestamps];
}

/**
 * By when files of a container are proven to have existed. A timestamp whose authority has run out since counts for as
 * long as a later one covers it in turn (EN 319 162-1, A.7).
 */
class TimestampProofs {
  private readonly timestamps: readonly FoundTimestamp[];
  private readonly trust: Trust;
  private readonly at: Temporal.Instant;
  private readonly known = new Map<FoundTimestamp, SignatureFinding | undefined>();

  constructor({ signatures, timestamps }: FoundInContainer, trust: Trust, at: Temporal.Instant) {
    this.timestamps = timestamps;
    // Lists that came with a signature may name authorities of timestamps too.
    this.trust = signatures.reduce((known, { checked }) => trustWith(checked, known), trust);
    this.at = at;
  }

  coveredAt(name: string): Temporal.Instant | undefined {
    return this.timestamps
      .filter(({ names }) => names.has(name))
      .flatMap((timestamp) => this.findingOf(timestamp)?.provenAt ?? [])
      .toSorted(Temporal.Instant.compare)[0];
  }

  findingOf(timestamp: FoundTimestamp): SignatureFinding {
    const known = this.known.get(timestamp);
    if (known) return known;
    // Digests cannot run in a circle; whoever writes one has proven nothing by it.
    this.known.set(timestamp, circular);
    const coveredAt = this.coveredAt(timestamp.place);
    const range = { contents: timestamp.token, signedBytes: timestamp.stamped, end: 0 };
    const judged = judgeDocumentTimestamp(range, this.trust, { at: this.at, coveredAt });
    const reasons: readonly SignatureReason[] = [...judged.reasons, ...timestamp.reasons];
    const finding = { ...judged, reasons, provenAt: reasons.length === 0 ? judged.provenAt : undefined };
    this.known.set(timestamp, finding);
    return finding;
  }
}

const circular: SignatureFinding = {
  reasons: ['timestamp-invalid'],
  isChainTrusted: false,
  standing: 'untrusted',
  revocation: { status: 'unknown', why: 'no-evidence' },
  paths: [],
};
