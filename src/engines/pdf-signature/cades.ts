import { createHash } from 'node:crypto';
import { derTime, integer, nothing, octets, oid, sequence, setOf, tagged } from './der.ts';
import type { SignatureAlgorithm, Signer } from './signer.ts';
import { signingCertificate } from './signing-certificate.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  revocationArchival: '1.2.840.113583.1.1.8',
  certificateValues: '1.2.840.113549.1.9.16.2.23',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  ocspResponse: '1.3.6.1.5.5.7.16.2',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
} as const;

const digests = {
  sha256: { length: 32, identifier: sequence(oid('2.16.840.1.101.3.4.2.1')) },
  sha384: { length: 48, identifier: sequence(oid('2.16.840.1.101.3.4.2.2')) },
} as const;

/** The digest a signer's algorithm works with, by Node's name. */
export type DigestName = keyof typeof digests;

interface Algorithm {
  readonly digest: DigestName;
  readonly identifier: Uint8Array;
}

const algorithms: Readonly<Record<SignatureAlgorithm, Algorithm>> = {
  'rsa-sha256': { digest: 'sha256', identifier: sequence(oid('1.2.840.113549.1.1.11'), nothing) },
  'ecdsa-sha256': { digest: 'sha256', identifier: sequence(oid('1.2.840.10045.4.3.2')) },
  'ecdsa-sha384': { digest: 'sha384', identifier: sequence(oid('1.2.840.10045.4.3.3')) },
};

export const digestOf = (signer: Signer): DigestName => algorithms[signer.algorithm].digest;

/** Asks an authority for a timestamp (RFC 3161) over a SHA-256 digest; answers the DER token, a CMS ContentInfo. */
export type TimestampSource = (digest: Uint8Array) => Promise<Uint8Array>;

/** A source that may give up: nobody who signs waits for an authority that is away, and the signature is then B-B. */
export type HopefulTimestampSource = (digest: Uint8Array) => Promise<Uint8Array | undefined>;

/**
 * A detached CAdES baseline signature (ETSI EN 319 122-1) over content of the digest `digestOf(signer)`. It carries a
 * signing-time where one is given; in a PDF the time stands in the dictionary instead (EN 319 142-1, 6.3).
 */
export async function signCades(
  digest: Uint8Array,
  signer: Signer,
  timestamp?: HopefulTimestampSource,
  statedAt?: Temporal.Instant,
): Promise<Uint8Array> {
  const attributes = signedAttributes(digest, signer, statedAt);
  // Signed as a SET OF, stored under the tag [0] (RFC 5652, 5.4).
  const signature = await signer.sign(setOf(...attributes));
  const token = await timestamp?.(createHash('sha256').update(signature).digest());
  return signedData(signer, attributes, signature, token);
}

/** How many bytes a signature by this signer takes at most, beside a timestamp of the given size. */
export function cadesSize(signer: Signer, timestampSize = 0): number {
  if (timestampSize > 0) return dryRun(signer, timestampSize);
  const size = sizes.get(signer) ?? dryRun(signer, 0);
  sizes.set(signer, size);
  return size;
}

const sizes = new WeakMap<Signer, number>();

/** A signature of zeros, as long as one by this key may be. */
function dryRun(signer: Signer, timestampSize: number): number {
  const attributes = signedAttributes(new Uint8Array(digests[digestOf(signer)].length), signer);
  const longest = new Uint8Array(signingCertificate(signer.certificateChain[0]!).longestSignature);
  return signedData(
    signer,
    attributes,
    longest,
    timestampSize > 0 ? new Uint8Array(timestampSize) : undefined,
  ).length;
}

function signedAttributes(digest: Uint8Array, signer: Signer, statedAt?: Temporal.Instant): Uint8Array[] {
  const { digest: certificateDigest } = signingCertificate(signer.certificateChain[0]!);
  return [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, octets(digest)),
    ...(statedAt ? [attribute(oids.signingTime, derTime(statedAt))] : []),
    // ESSCertIDv2 with the default SHA-256 (RFC 5035): the certificate cannot be exchanged for another of the same key.
    attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(certificateDigest))))),
  ].toSorted(Buffer.compare);
}

function signedData(
  signer: Signer,
  attributes: readonly Uint8Array[],
  signature: Uint8Array,
  token: Uint8Array | undefined,
): Uint8Array {
  const unsigned = token ? [tagged(1, attribute(oids.timestampToken, token))] : [];
  const { digest, identifier } = algorithms[signer.algorithm];
  const signerInfo = sequence(
    integer(1),
    signingCertificate(signer.certificateChain[0]!).issuerAndSerial,
    digests[digest].identifier,
    tagged(0, ...attributes),
    identifier,
    octets(signature),
    ...unsigned,
  );
  const content = sequence(
    integer(1),
    setOf(digests[digest].identifier),
    sequence(oid(oids.data)),
    tagged(0, ...signer.certificateChain),
    setOf(signerInfo),
  );
  return sequence(oid(oids.signedData), tagged(0, content));
}

const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value));
