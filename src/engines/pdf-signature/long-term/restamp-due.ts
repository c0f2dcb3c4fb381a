import { isSame, type ReadCertificate, subjectPart } from '../certificate.ts';
import type { Trust } from '../certificate-path.ts';
import { readTrust } from '../trust-options.ts';
import { type JudgedSignature, judgePdfSignatures, type VerifyOptions } from '../verify-pdf-signatures.ts';
import { type AlgorithmLifetimes, endOfKey, usualLifetimes } from './algorithm-lifetimes.ts';

export type RestampReason =
  | 'certificate-ends'
  | 'timestamp-certificate-ends'
  | 'authority-certificate-ends'
  | 'trust-ends'
  | 'algorithm-ends';

/** By when a document must be stamped (again), so that its signatures stay provable; and what runs out then. */
export interface RestampDue {
  readonly dueAt: Temporal.Instant;
  readonly reason: RestampReason;
  /** Whose certificate, or which algorithm. */
  readonly what: string;
}

export interface RestampOptions extends VerifyOptions {
  readonly lifetimes?: AlgorithmLifetimes | undefined;
}

/**
 * The earliest moment at which a document loses what proves it: where it has a document timestamp, the last one that
 * holds is what protects everything before; a signature after it, or without one, stands on its own timestamp, else on
 * its signer's certificate. Nothing for a document without signatures that hold.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function restampDue(pdf: Uint8Array, options: RestampOptions): RestampDue | undefined {
  const lifetimes = options.lifetimes ?? usualLifetimes;
  const trust = readTrust(options);
  const judged = judgePdfSignatures(pdf, options).filter(({ finding }) => finding?.isChainTrusted);
  const stamps = judged.filter(({ report }) => report.kind === 'timestamp');
  const last = stamps.toSorted((a, b) => b.end - a.end)[0];
  const exposed = judged.filter(
    ({ end, report }) => report.kind === 'signature' && !(last && last.end > end),
  );
  const deadlines = [...(last ? [last] : []), ...exposed].flatMap((one) =>
    deadlinesOf(one, trust, lifetimes),
  );
  return deadlines.toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt))[0];
}

function deadlinesOf(
  { report, finding }: JudgedSignature,
  trust: Trust,
  lifetimes: AlgorithmLifetimes,
): readonly RestampDue[] {
  // The chain of the timestamp stands last; it carries the signature once the signer's has run out.
  const path = finding!.paths.at(-1) ?? [];
  const isStamped = report.kind === 'timestamp' || finding!.timestampedAt !== undefined;
  const ofCertificates = path.map((certificate, n): RestampDue => {
    const own = isStamped ? 'timestamp-certificate-ends' : 'certificate-ends';
    const reason = n === 0 ? own : 'authority-certificate-ends';
    return { dueAt: certificate.notAfter, reason, what: nameOf(certificate) };
  });
  const ofAlgorithms = path.map((certificate): RestampDue => {
    const { algorithm, endsAt } = endOfKey(certificate.x509.publicKey, lifetimes);
    return { dueAt: endsAt, reason: 'algorithm-ends', what: algorithm };
  });
  const root = path.at(-1);
  const anchor = root && trust.anchors.find(({ certificate }) => isSame(certificate, root));
  const ofTrust: RestampDue[] = anchor?.until
    ? [{ dueAt: anchor.until, reason: 'trust-ends', what: nameOf(anchor.certificate) }]
    : [];
  const ofDigest: RestampDue = { dueAt: lifetimes.digests, reason: 'algorithm-ends', what: 'SHA-2' };
  return [...ofCertificates, ...ofAlgorithms, ...ofTrust, ofDigest];
}

const nameOf = (certificate: ReadCertificate) => subjectPart(certificate, 'CN') ?? certificate.x509.subject;
