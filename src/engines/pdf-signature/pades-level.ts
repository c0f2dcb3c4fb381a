import type { Trust } from './certificate-path.ts';
import { revocationsOf } from './certificate-standing.ts';
import type { SignatureFinding } from './signature-finding.ts';
import type { PadesLevel } from './signature-report.ts';

/**
 * The baseline level of a signature that holds (EN 319 142-1, 6.1). B-LT asks that the document itself carry what
 * proves each certificate of the signer and of the timestamp; evidence fetched from elsewhere does not count.
 */
export function levelOf(
  { paths, provenAt, timestampedAt }: SignatureFinding,
  trust: Trust,
  coveredAt: Temporal.Instant | undefined,
): PadesLevel {
  if (!provenAt) return 'B-B';
  const embedded = { ...trust, evidence: trust.evidence.filter(({ source }) => source === 'embedded') };
  const isProven = paths.every((path) =>
    revocationsOf(path, embedded, timestampedAt ?? provenAt).every(({ status }) => status !== 'unknown'),
  );
  if (!isProven) return 'B-T';
  return coveredAt ? 'B-LTA' : 'B-LT';
}
