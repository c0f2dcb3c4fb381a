import type { KeyObject } from 'node:crypto';

/**
 * Until when an algorithm is taken to protect what was signed with it; the defaults are NIST's (IR 8547, table 2: 112
 * bits of security until the end of 2030, every RSA and elliptic curve until the end of 2035).
 */
export interface AlgorithmLifetimes {
  /** RSA below 3072 bits and curves below 256: 112 bits. */
  readonly shortKeys: Temporal.Instant;
  readonly longKeys: Temporal.Instant;
  /** SHA-256 and longer; shorter ones protect nothing already. */
  readonly digests: Temporal.Instant;
}

const endOf = (year: number) => Temporal.Instant.from(`${year}-12-31T23:59:59Z`);

export const usualLifetimes: AlgorithmLifetimes = {
  shortKeys: endOf(2030),
  longKeys: endOf(2035),
  digests: endOf(2035),
};

export interface AlgorithmEnd {
  readonly algorithm: string;
  readonly endsAt: Temporal.Instant;
}

/** When a key's algorithm is over, and its name for people: "RSA-2048", "prime256v1". */
export function endOfKey(key: KeyObject, lifetimes: AlgorithmLifetimes): AlgorithmEnd {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const isShort = modulusLength !== undefined && modulusLength < 3072;
  const algorithm = modulusLength ? `RSA-${modulusLength}` : (namedCurve ?? key.asymmetricKeyType ?? '?');
  return { algorithm, endsAt: isShort ? lifetimes.shortKeys : lifetimes.longKeys };
}
