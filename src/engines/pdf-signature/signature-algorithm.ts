import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';

/** Digest algorithms by identifier (RFC 5754, RFC 8702); what is not here is not supported. */
export const digestNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
};

/** Signature algorithms, and the digest each names; `undefined` leaves it to the signer's digest algorithm. */
const schemes: Readonly<Record<string, { readonly type: string; readonly digest?: string }>> = {
  '1.2.840.113549.1.1.1': { type: 'rsa' },
  '1.2.840.113549.1.1.5': { type: 'rsa', digest: 'sha1' },
  '1.2.840.113549.1.1.11': { type: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { type: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { type: 'rsa', digest: 'sha512' },
  '1.2.840.113549.1.1.14': { type: 'rsa', digest: 'sha224' },
  '2.16.840.1.101.3.4.3.14': { type: 'rsa', digest: 'sha3-256' },
  '2.16.840.1.101.3.4.3.15': { type: 'rsa', digest: 'sha3-384' },
  '2.16.840.1.101.3.4.3.16': { type: 'rsa', digest: 'sha3-512' },
  // Some programs name the kind of key where the algorithm belongs.
  '1.2.840.10045.2.1': { type: 'ec' },
  '1.2.840.10045.4.1': { type: 'ec', digest: 'sha1' },
  '1.2.840.10045.4.3.2': { type: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { type: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { type: 'ec', digest: 'sha512' },
  '2.16.840.1.101.3.4.3.10': { type: 'ec', digest: 'sha3-256' },
  '2.16.840.1.101.3.4.3.11': { type: 'ec', digest: 'sha3-384' },
  '2.16.840.1.101.3.4.3.12': { type: 'ec', digest: 'sha3-512' },
};

/** EdDSA (RFC 8419) digests within the signature itself. */
const edwards: Readonly<Record<string, string>> = { '1.3.101.112': 'ed25519', '1.3.101.113': 'ed448' };
const pss = '1.2.840.113549.1.1.10';

/** Whether the signature is by this key over these bytes; `undefined` for a scheme we do not know. */
export function verifySignature(
  key: KeyObject,
  algorithm: AlgorithmIdentifier,
  digest: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  if (algorithm.algorithmId === pss) return verifyPss(key, algorithm, bytes, signature);
  const curve = edwards[algorithm.algorithmId];
  if (curve) return curve === key.asymmetricKeyType ? verify(null, bytes, key, signature) : undefined;
  const scheme = schemes[algorithm.algorithmId];
  if (!scheme || scheme.type !== key.asymmetricKeyType) return undefined;
  return verify(scheme.digest ?? digest, bytes, key, signature);
}

/** The digest an algorithm itself names; nothing where it leaves that to the signer's. */
export function signatureDigest(algorithm: AlgorithmIdentifier): string | undefined {
  if (algorithm.algorithmId === pss) return digestNames[pssParams(algorithm).hashAlgorithm.algorithmId];
  return schemes[algorithm.algorithmId]?.digest;
}

/** Without parameters: SHA-1 and a salt of 20 bytes (RFC 4055, 3.1). */
const pssParams = ({ algorithmParams }: AlgorithmIdentifier) =>
  new RSASSAPSSParams(algorithmParams ? { schema: algorithmParams } : {});

/** RSASSA-PSS names its digest in its parameters (RFC 4055, 3.1). */
function verifyPss(
  key: KeyObject,
  algorithm: AlgorithmIdentifier,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const params = pssParams(algorithm);
  const digest = digestNames[params.hashAlgorithm.algorithmId];
  if (!digest || !key.asymmetricKeyType?.startsWith('rsa')) return undefined;
  return verify(
    digest,
    bytes,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: params.saltLength },
    signature,
  );
}
