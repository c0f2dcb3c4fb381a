import { X509Certificate } from 'node:crypto';

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, in DER and in its order (RFC 7468); none when there is none, or one is no certificate. */
export function certificatesOf(pem: string): readonly Uint8Array[] {
  try {
    return (pem.match(certificateBlock) ?? []).map((block) => new Uint8Array(new X509Certificate(block).raw));
  } catch {
    return [];
  }
}

/** Certificates in DER as PEM text (RFC 7468), in their order. */
export const pemOf = (...certificates: readonly Uint8Array[]): string =>
  certificates.map((der) => new X509Certificate(der).toString()).join('');
