import type { ReadCertificate } from '../certificate.ts';
import type { Trust } from '../certificate-path.ts';
import { readPdf } from '../pdf-file.ts';
import { gatherForPaths, type RevocationFetcher } from '../revocation/gather-revocation.ts';
import { type ReadEvidence, readEvidence } from '../revocation/revocation-evidence.ts';
import { revocationOf } from '../revocation/revocation-of.ts';
import type { SignatureReason } from '../signature-reasons.ts';
import { againstIntegrity } from '../signature-report.ts';
import { trustIn } from '../trust-in.ts';
import { readTrust } from '../trust-options.ts';
import { type JudgedSignature, judgePdfSignatures, type VerifyOptions } from '../verify-pdf-signatures.ts';
import { LongTermError } from './long-term-error.ts';
import { appendValidationData, type ValidationData } from './validation-data.ts';

export interface LongTermOptions extends VerifyOptions {
  readonly fetcher: RevocationFetcher;
}

/**
 * Encloses what proves each signature and timestamp of a document: their chains and the answers and lists that say none
 * was revoked (B-LT, EN 319 142-1, 6.1). What the document has already, or `revocation` offers, is not asked again.
 *
 * @throws LongTermError `revocation-unavailable` with who is missing; `chain-unknown` for a signature that is broken or
 *   whose chain leads to no root
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export async function addValidationData(pdf: Uint8Array, options: LongTermOptions): Promise<Uint8Array> {
  const file = readPdf(pdf);
  const judged = judgePdfSignatures(pdf, options);
  refuseUnknownChains(judged);
  const trust = trustIn(file, readTrust({ ...options, revocation: [] }));
  const sources = { fetcher: options.fetcher, offered: options.revocation };
  const evidence = [...trust.evidence];
  for (const { finding } of judged) {
    const known = { ...trust, evidence };
    const gathered = await gatherForPaths(finding!.paths, known, finding!.provenAt ?? options.at, sources);
    if (gathered.missing.length > 0) throw new LongTermError('revocation-unavailable', gathered.missing);
    evidence.push(...gathered.evidence.map(readEvidence));
  }
  return appendValidationData(
    file,
    judged.map((one) => validationData(one, { ...trust, evidence }, options.at)),
  );
}

/** There is nobody to ask about a certificate whose issuer is not known, or about none at all. */
const withoutChain = new Set<SignatureReason>([
  ...againstIntegrity,
  'issuer-unknown',
  'certificate-self-issued',
  'timestamp-invalid',
  'timestamp-untrusted',
]);

function refuseUnknownChains(judged: readonly JudgedSignature[]): void {
  const unknown = judged.filter(({ report }) => report.reasons.some((reason) => withoutChain.has(reason)));
  if (unknown.length === 0) return;
  const missing = unknown.map(({ report }) => ({ subject: report.field, attempts: report.reasons }));
  throw new LongTermError('chain-unknown', missing);
}

function validationData(
  { finding, range }: JudgedSignature,
  trust: Trust,
  at: Temporal.Instant,
): ValidationData {
  const certificates = new Map<string, ReadCertificate>();
  const used = new Set<ReadEvidence>();
  for (const path of finding!.paths) {
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
    contents: range!.contents,
    certificates: [...certificates.values()].map(({ x509 }) => new Uint8Array(x509.raw)),
    ocsps: [...used].filter((evidence) => 'ocsp' in evidence).map(({ der }) => der),
    crls: [...used].filter((evidence) => 'crl' in evidence).map(({ der }) => der),
  };
}
