import type { ReadCertificate } from '../certificate.ts';
import type { Trust } from '../certificate-path.ts';
import { gatherForPaths, type RevocationFetcher } from '../revocation/gather-revocation.ts';
import { type ReadEvidence, readEvidence } from '../revocation/revocation-evidence.ts';
import { revocationOf } from '../revocation/revocation-of.ts';
import type { SignatureFinding } from '../signature-finding.ts';
import type { SignatureReason } from '../signature-reasons.ts';
import { againstIntegrity } from '../signature-report.ts';
import type { VerifyOptions } from '../verify-pdf-signatures.ts';
import { LongTermError } from './long-term-error.ts';

export interface LongTermOptions extends VerifyOptions {
  readonly fetcher: RevocationFetcher;
}

/** A signature, by the name under which its file knows it. */
export interface ToProve {
  readonly name: string;
  readonly reasons: readonly SignatureReason[];
  readonly finding: SignatureFinding | undefined;
}

/** Certificates, answers and lists, in DER. */
export interface Proof {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** There is nobody to ask about a certificate whose issuer is not known, or about none at all. */
const withoutChain = new Set<SignatureReason>([
  ...againstIntegrity,
  'issuer-unknown',
  'certificate-self-issued',
  'timestamp-invalid',
  'timestamp-untrusted',
]);

/**
 * Trust with evidence for every certificate behind these signatures: what is at hand, what `revocation` offers, and of
 * the rest what authorities answer.
 *
 * @throws LongTermError
 */
export async function completeEvidence(
  signatures: readonly ToProve[],
  trust: Trust,
  { fetcher, revocation, at }: LongTermOptions,
): Promise<Trust> {
  const unknown = signatures.filter(({ reasons }) => reasons.some((reason) => withoutChain.has(reason)));
  if (unknown.length > 0) {
    const missing = unknown.map(({ name, reasons }) => ({ subject: name, attempts: reasons }));
    throw new LongTermError('chain-unknown', missing);
  }
  const evidence = [...trust.evidence];
  for (const { finding } of signatures) {
    const known = { ...trust, evidence };
    const sources = { fetcher, offered: revocation };
    const gathered = await gatherForPaths(finding!.paths, known, finding!.provenAt ?? at, sources);
    if (gathered.missing.length > 0) throw new LongTermError('revocation-unavailable', gathered.missing);
    evidence.push(...gathered.evidence.map(readEvidence));
  }
  return { ...trust, evidence };
}

/** What of that proves these chains. */
export function proofOf(
  paths: readonly (readonly ReadCertificate[])[],
  trust: Trust,
  at: Temporal.Instant,
): Proof {
  const certificates = new Map<string, ReadCertificate>();
  const used = new Set<ReadEvidence>();
  for (const path of paths) {
    for (const [n, certificate] of path.entries()) {
      certificates.set(certificate.x509.fingerprint256, certificate);
      const issuer = path[n + 1];
      for (const evidence of issuer ? trust.evidence : []) {
        const alone = { ...trust, evidence: [evidence] };
        if (revocationOf(certificate, issuer!, alone, at).why !== 'no-evidence') used.add(evidence);
      }
    }
  }
  return {
    certificates: [...certificates.values()].map(({ x509 }) => new Uint8Array(x509.raw)),
    ocsps: [...used].filter((evidence) => 'ocsp' in evidence).map(({ der }) => der),
    crls: [...used].filter((evidence) => 'crl' in evidence).map(({ der }) => der),
  };
}
