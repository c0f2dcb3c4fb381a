import { isSame, type ReadCertificate } from '../certificate.ts';
import type { Trust } from '../certificate-path.ts';
import { crlStatement } from './crl.ts';
import { type IsRevoked, ocspStatement } from './ocsp-response.ts';
import type { EvidenceSource, ReadEvidence } from './revocation-evidence.ts';
import type { RevocationReason, RevocationStatement } from './revocation-statement.ts';

/** What is known of a certificate's revocation at a moment, by whom, and how old that knowledge is. */
export interface RevocationFinding {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly by?: 'ocsp' | 'crl' | undefined;
  readonly source?: EvidenceSource | undefined;
  /** When the authority said so. */
  readonly statedAt?: Temporal.Instant | undefined;
  readonly revokedAt?: Temporal.Instant | undefined;
  readonly revokedFor?: RevocationReason | undefined;
  /** Why it is unknown: nobody was asked, what is at hand is too old for the question, or the authority does not know. */
  readonly why?: 'no-evidence' | 'evidence-stale' | 'not-known-there' | undefined;
}

type Statement = RevocationStatement & { readonly by: 'ocsp' | 'crl'; readonly source: EvidenceSource };

/** How long a statement is taken for when it does not say so itself. */
const unlessStated = Temporal.Duration.from({ hours: 24 });

/**
 * The status of a certificate at a moment, from all the evidence at hand. A revocation counts whoever states it; that
 * there was none counts only when stated after the moment, or when the statement was still current then.
 */
export function revocationOf(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  trust: Trust,
  moment: Temporal.Instant,
): RevocationFinding {
  const statements = statementsOn(certificate, issuer, trust);
  const revoked = statements.find((statement) => isFinal(statement, statements));
  if (revoked) {
    const { by, source, statedAt, revokedAt, reason } = revoked;
    return { status: 'revoked', by, source, statedAt, revokedAt, revokedFor: reason };
  }
  // Lists forget what has expired, so what is said later of an expired certificate says nothing.
  const good = statements.filter(
    ({ status, statedAt }) =>
      status === 'good' && Temporal.Instant.compare(statedAt, certificate.notAfter) <= 0,
  );
  const current = good.find((statement) => isCurrent(statement, moment));
  if (current) return { status: 'good', by: current.by, source: current.source, statedAt: current.statedAt };
  const [last] = good;
  if (last) {
    const { by, source, statedAt } = last;
    return { status: 'unknown', why: 'evidence-stale', by, source, statedAt };
  }
  return { status: 'unknown', why: statements.length > 0 ? 'not-known-there' : 'no-evidence' };
}

/** Statements by those who may make them, newest first. */
function statementsOn(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  trust: Trust,
  depth = 0,
): readonly Statement[] {
  // A responder's certificate is itself asked about, once.
  const isRevoked = (responder: ReadCertificate) =>
    depth === 0 &&
    !isSame(responder, certificate) &&
    statementsOn(responder, issuer, trust, 1).some(({ status }) => status === 'revoked');
  return trust.evidence
    .flatMap((evidence): Statement[] => {
      const by = 'ocsp' in evidence ? 'ocsp' : 'crl';
      const statement = statementIn(evidence, certificate, issuer, isRevoked);
      return statement ? [{ ...statement, by, source: evidence.source }] : [];
    })
    .sort((a, b) => Temporal.Instant.compare(b.statedAt, a.statedAt));
}

function statementIn(
  evidence: ReadEvidence,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  isRevoked: IsRevoked,
): RevocationStatement | undefined {
  try {
    return 'ocsp' in evidence
      ? ocspStatement(evidence.ocsp, certificate, issuer, isRevoked)
      : crlStatement(evidence.crl, certificate, issuer);
  } catch {
    // Its deeper parts are read only now; what cannot be read says nothing.
    return undefined;
  }
}

/** A certificate on hold may come back; any other revocation stays. */
const isFinal = (statement: Statement, all: readonly Statement[]) =>
  statement.status === 'revoked' && (statement.reason !== 'certificate-hold' || statement === all[0]);

function isCurrent({ statedAt, nextUpdate }: Statement, moment: Temporal.Instant): boolean {
  const until = nextUpdate ?? statedAt.add(unlessStated);
  return Temporal.Instant.compare(statedAt, moment) >= 0 || Temporal.Instant.compare(until, moment) >= 0;
}
