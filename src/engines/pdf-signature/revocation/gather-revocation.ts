import { type ReadCertificate, subjectPart } from '../certificate.ts';
import type { Trust } from '../certificate-path.ts';
import type { SignatureFinding } from '../signature-finding.ts';
import { ocspRequest } from './ocsp-request.ts';
import { type RevocationEvidence, readEvidence } from './revocation-evidence.ts';
import { revocationOf } from './revocation-of.ts';

/** Carries questions to the addresses that certificates name. What is not there is not asked. */
export interface RevocationFetcher {
  /** Posts a DER OCSPRequest (RFC 6960, A.1) and answers the DER OCSPResponse. */
  readonly ocsp?: ((url: string, request: Uint8Array) => Promise<Uint8Array>) | undefined;
  /** Gets a DER CertificateList. */
  readonly crl?: ((url: string) => Promise<Uint8Array>) | undefined;
}

export interface MissingRevocation {
  readonly subject: string;
  /** What was tried, for the log; empty when the certificate names no address we can ask. */
  readonly attempts: readonly string[];
}

export interface RevocationSources {
  readonly fetcher: RevocationFetcher;
  /** Evidence fetched earlier, tried before the network is asked. */
  readonly offered?: readonly RevocationEvidence[] | undefined;
}

export interface GatheredRevocation {
  readonly evidence: readonly RevocationEvidence[];
  readonly missing: readonly MissingRevocation[];
}

/**
 * Finds evidence for each certificate of these chains at a moment, beside what is trusted to be at hand: what is
 * offered, else the responders its certificate names, else the lists. An answer counts once it holds: rightly signed, about the certificate, with our
 * nonce where it repeats one, and current.
 */
export async function gatherForPaths(
  paths: readonly (readonly ReadCertificate[])[],
  trust: Trust,
  moment: Temporal.Instant,
  sources: RevocationSources,
): Promise<GatheredRevocation> {
  const evidence: RevocationEvidence[] = [];
  const missing: MissingRevocation[] = [];
  const asked = new Set<string>();
  for (const path of paths) {
    for (const [n, certificate] of path.slice(0, -1).entries()) {
      const issuer = path[n + 1]!;
      if (asked.has(certificate.x509.fingerprint256)) continue;
      asked.add(certificate.x509.fingerprint256);
      const known = { ...trust, evidence: [...trust.evidence, ...evidence.map(readEvidence)] };
      if (revocationOf(certificate, issuer, known, moment).status !== 'unknown') continue;
      const attempts: string[] = [];
      const found = await fetchFor(certificate, issuer, known, moment, sources, attempts);
      if (found) evidence.push(found);
      else missing.push({ subject: subjectPart(certificate, 'CN') ?? certificate.x509.subject, attempts });
    }
  }
  return { evidence, missing };
}

/**
 * The same for signatures that were judged at a moment. Nobody answers for what has expired; of the rest a newer answer
 * may say more than the file that they are in.
 */
export async function gatherForFindings(
  findings: readonly SignatureFinding[],
  trust: Trust,
  { at, fetcher }: { readonly at: Temporal.Instant; readonly fetcher: RevocationFetcher },
): Promise<GatheredRevocation> {
  const evidence: RevocationEvidence[] = [];
  const missing: MissingRevocation[] = [];
  for (const { certificate, paths, provenAt } of findings) {
    const hasExpired = certificate && Temporal.Instant.compare(at, certificate.notAfter) > 0;
    const moment = hasExpired && provenAt ? provenAt : at;
    const gathered = await gatherForPaths(paths, trust, moment, { fetcher });
    evidence.push(...gathered.evidence);
    missing.push(...gathered.missing);
  }
  return { evidence, missing };
}

async function fetchFor(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  trust: Trust,
  moment: Temporal.Instant,
  { fetcher: { ocsp, crl }, offered = [] }: RevocationSources,
  attempts: string[],
): Promise<RevocationEvidence | undefined> {
  const questions = [
    ...offered.map((evidence) => ({ url: `${evidence.source} ${evidence.kind}`, ask: async () => evidence })),
    ...(ocsp ? certificate.ocsp.urls.map((url) => ({ url, ask: () => askResponder(url, ocsp) })) : []),
    ...(crl ? certificate.crlUrls.map((url) => ({ url, ask: async () => list(await crl(url)) })) : []),
  ];
  for (const { url, ask } of questions) {
    try {
      const evidence = await ask();
      const alone = { ...trust, evidence: [readEvidence(evidence)] };
      const { status, why } = revocationOf(certificate, issuer, alone, moment);
      if (status !== 'unknown') return evidence;
      attempts.push(`${url}: ${why}`);
    } catch (error) {
      attempts.push(`${url}: ${String(error)}`);
    }
  }
  return undefined;

  async function askResponder(url: string, ask: NonNullable<RevocationFetcher['ocsp']>) {
    const request = ocspRequest(certificate, issuer);
    const evidence = { kind: 'ocsp', der: await ask(url, request.der), source: 'online' } as const;
    const read = readEvidence(evidence);
    // Responders that prepare their answers leave the nonce out; one that differs is an answer to somebody else.
    const nonce = 'ocsp' in read ? read.ocsp.nonce : undefined;
    if (nonce && !Buffer.from(request.nonce).equals(nonce)) throw new Error('nonce-differs');
    return evidence;
  }
}

const list = (der: Uint8Array): RevocationEvidence => ({ kind: 'crl', der, source: 'online' });
