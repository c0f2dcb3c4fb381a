import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { SignerError } from './signer-error.ts';

/** RSA is PKCS #1 v1.5; ECDSA with SHA-384 is for keys on P-384 (RFC 5753, 2.1.1; FIPS 186-5). */
export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-sha256' | 'ecdsa-sha384';

/**
 * Whoever can sign: a file, a token, a remote service. `sign` is given the bytes to be signed (not their digest)
 * and answers a signature as CMS wants it: PKCS #1 v1.5 for RSA, a DER `Ecdsa-Sig-Value` for ECDSA.
 */
export interface Signer {
  /** DER certificates, the signer's own first, then its issuers; the root may be left out. */
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A signer from PEM text: its certificate first, then issuers; and its unencrypted private key. */
export function pemSigner(certificates: string, privateKey: string): Signer {
  const blocks = certificates.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const chain = blocks.map((block) => new Uint8Array(new X509Certificate(block).raw));
  return keySigner(chain, createPrivateKey(privateKey));
}

/** A signer from a key that this process holds. @throws SignerError `key-and-certificate-differ` */
export function keySigner(certificateChain: readonly Uint8Array[], key: KeyObject): Signer {
  const [own] = certificateChain;
  if (!own || !new X509Certificate(own).checkPrivateKey(key)) {
    throw new SignerError('key-and-certificate-differ');
  }
  const algorithm = signatureAlgorithmOf(key);
  const digest = algorithm === 'ecdsa-sha384' ? 'sha384' : 'sha256';
  // Not in a thread of its own: handing over costs as much as an elliptic signature takes.
  return { certificateChain, algorithm, sign: async (bytes) => sign(digest, bytes, key) };
}

/** What a key, private or public, signs with. */
export function signatureAlgorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType !== 'ec') return 'rsa-sha256';
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ecdsa-sha384' : 'ecdsa-sha256';
}
