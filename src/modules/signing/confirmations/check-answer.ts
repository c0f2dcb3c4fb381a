import { createHash, verify, X509Certificate } from 'node:crypto';
import { signatureAlgorithmOf } from '#engines/pdf-signature/index.ts';
import { anyEcdsaDer } from '../keys/ecdsa-der.ts';
import type { LateSignature } from '../keys/late-key.ts';

interface Certified {
  readonly certificatePem: string;
}

/** The digest that a key signs. A key that is being enrolled is not known yet: SHA-256, which all take. */
export function digestNameOf(key: Certified | null): 'sha256' | 'sha384' {
  const algorithm = key && signatureAlgorithmOf(new X509Certificate(key.certificatePem).publicKey);
  return algorithm === 'ecdsa-sha384' ? 'sha384' : 'sha256';
}

/** What is sent to be signed. */
export const digestOf = (toSign: Uint8Array, key: Certified | null): Buffer =>
  createHash(digestNameOf(key)).update(toSign).digest();

/**
 * The signatures as CMS wants them, once each holds for what was to be signed and for the one certificate; nothing when
 * one does not: an answer to another question, or by another telephone, is no answer.
 *
 * @param key null while it is being enrolled: then the certificate that came with the answer is the one
 */
export function checkAnswer(
  documents: readonly { readonly toSign: Uint8Array }[],
  answered: readonly LateSignature[],
  key: Certified | null,
): readonly Uint8Array[] | undefined {
  const publicKey = publicKeyOf(key?.certificatePem ?? answered[0]?.certificate);
  if (!publicKey || answered.length !== documents.length) return undefined;
  const isEcdsa = publicKey.asymmetricKeyType === 'ec';
  const signatures = answered.map(({ value }) => (isEcdsa ? anyEcdsaDer(value) : value));
  const holds = documents.every(({ toSign }, index) =>
    verify(digestNameOf(key), toSign, publicKey, signatures[index]!),
  );
  return holds ? signatures : undefined;
}

function publicKeyOf(certificate: string | Uint8Array | undefined) {
  try {
    return certificate && new X509Certificate(certificate).publicKey;
  } catch {
    return undefined;
  }
}
